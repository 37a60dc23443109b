package forestall.predict;

import java.time.Duration;
import java.util.List;

/**
 * What only grows, as Prometheus has it; judged by its rate a second. One that is less than before
 * began anew.
 */
public final class Counter {
    private static final List<String> ENDINGS = List.of("_total", "_count", "_sum", "_bucket");

    private Counter() {}

    /** By the ending of the metric's name before its labels. */
    public static boolean isNamedBy(String metric) {
        int labels = metric.indexOf('{');
        String name = labels < 0 ? metric : metric.substring(0, labels);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /**
     * Growth a second between two readings; 0 or more.
     *
     * @param between more than 0
     */
    public static double rate(double before, double now, Duration between) {
        double grown = now >= before ? now - before : now;
        return Math.max(0, grown) / PredictorSettings.seconds(between);
    }
}
