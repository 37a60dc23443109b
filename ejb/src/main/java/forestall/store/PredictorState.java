package forestall.store;

import java.time.Instant;

/**
 * What the predictor remembers.
 *
 * @param folded highest arrival that is folded into the state, 0 for none
 * @param through minute up to which the state was advanced
 * @param state saved by the predictor; never changed
 */
@SuppressWarnings(
        "ArrayRecordComponent") // a blob on its way to and from one column, never compared
public record PredictorState(long folded, Instant through, byte[] state) {}
