package forestall.predict;

import forestall.model.ComponentId;
import java.time.Instant;

/**
 * The evidence about one component in one minute: what probabilities are made of and learned from.
 *
 * @param component whose
 * @param at end of the minute
 * @param evidence for each {@link Horizon}, for each {@link Family}: 0 (nothing) or more, finite;
 *     in log-odds by the model that ships
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on their way into a model
public record Snapshot(ComponentId component, Instant at, float[][] evidence) {

    public Snapshot {
        if (evidence.length != Horizon.values().length) {
            throw new IllegalArgumentException(
                    "%d horizons, not %d".formatted(evidence.length, Horizon.values().length));
        }
        for (float[] each : evidence) {
            if (each.length != Family.COUNT) {
                throw new IllegalArgumentException(
                        "%d families, not %d".formatted(each.length, Family.COUNT));
            }
            for (float value : each) {
                if (!(value >= 0) || Float.isInfinite(value)) {
                    throw new IllegalArgumentException("evidence must be 0 or more, was " + value);
                }
            }
        }
    }
}
