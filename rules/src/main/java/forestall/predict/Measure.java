package forestall.predict;

import java.util.regex.Pattern;

/** What a metric's numbers mean. */
public enum Measure {
    /** Any number. */
    GAUGE,
    /**
     * A number that only grows, as Prometheus has it; judged by its rate a second. One that is less
     * than before began anew.
     */
    COUNTER;

    // A histogram counts after its unit, or, from OpenTelemetry, after dots; a thread_count is a
    // gauge.
    private static final Pattern COUNTERS =
            Pattern.compile(
                    ".*(_total|_bucket"
                            + "|_(seconds|milliseconds|microseconds|bytes|duration|latency|size)"
                            + "_(count|sum)|\\..*_(count|sum))");

    /** Of a metric, by the ending of its name before its labels. */
    public static Measure of(String metric) {
        return COUNTERS.matcher(bare(metric)).matches() ? COUNTER : GAUGE;
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
