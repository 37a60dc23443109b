package forestall.history;

import java.time.Instant;
import java.util.Optional;

/**
 * How one signal is doing.
 *
 * @param metric its name
 * @param rate true when it is a counter, which is shown by its growth a second
 * @param at when it was last measured; empty when it was not within the span
 * @param value what was measured then
 * @param usual what was expected then; empty during warm-up
 * @param surprise how odd that is, 0 (as usual) to 12
 * @param strongest the greatest surprise within the span
 * @param anomalies how many were marked within the span
 */
public record SignalSummary(
        String metric,
        boolean rate,
        Optional<Instant> at,
        Optional<Double> value,
        Optional<Double> usual,
        double surprise,
        double strongest,
        int anomalies) {}
