package forestall.predict;

import java.util.List;

/** What a metric's numbers mean. */
public enum Measure {
    /** Any number. */
    GAUGE,
    /**
     * A number that only grows, as Prometheus has it; judged by its rate a second. One that is less
     * than before began anew.
     */
    COUNTER;

    private static final List<String> ENDINGS_OF_COUNTERS =
            List.of("_total", "_count", "_sum", "_bucket");

    /** Of a metric, by the ending of its name before its labels. */
    public static Measure of(String metric) {
        return ENDINGS_OF_COUNTERS.stream().anyMatch(bare(metric)::endsWith) ? COUNTER : GAUGE;
    }

    /** A metric's name without its labels. */
    static String bare(String metric) {
        int labels = metric.indexOf('{');
        return labels < 0 ? metric : metric.substring(0, labels);
    }

    /**
     * How fast a counter grew.
     *
     * @param seconds between the readings, more than 0
     * @return a second, 0 or more
     */
    public static double rate(double before, double now, double seconds) {
        double grown = now >= before ? now - before : now;
        return Math.max(0, Math.min(Double.MAX_VALUE, grown)) / seconds;
    }
}
