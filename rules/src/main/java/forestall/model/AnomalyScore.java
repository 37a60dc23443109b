package forestall.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How odd one signal of one component is.
 *
 * @param component whose signal it is
 * @param signal metric name, or what the log is odd about
 * @param at when it was seen
 * @param surprise −log10 of how often the signal, by its own past, departs as far; 0 or more,
 *     finite: 3 is once in a thousand samples
 * @param reading the numbers behind it; empty for logs
 */
public record AnomalyScore(
        ComponentId component,
        String signal,
        Instant at,
        double surprise,
        Optional<Reading> reading) {

    /**
     * One value and what was expected.
     *
     * @param value what was seen, in the signal's own unit; a second for a counter
     * @param usual what was expected, in the same
     * @param deviation mean absolute deviation from it that is usual, 0 or more
     */
    public record Reading(double value, double usual, double deviation) {
        public Reading {
            Require.finite(value, "value");
            Require.finite(usual, "usual");
            Require.atLeastZero(deviation, "deviation");
        }
    }

    public AnomalyScore {
        Require.present(component, "component");
        Require.text(signal, "signal", 200);
        Require.present(at, "at");
        Require.atLeastZero(surprise, "surprise");
        Require.present(reading, "reading");
    }
}
