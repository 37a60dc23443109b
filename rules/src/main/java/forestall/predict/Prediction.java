package forestall.predict;

import forestall.model.AnomalyScore;
import forestall.model.FailureProbability;
import java.util.List;

/**
 * The scores of one minute.
 *
 * @param anomalies newest score of each signal that still reports, in order of component, then
 *     signal
 * @param probabilities one per component of the catalogue, in order of id
 * @param ignored samples of this call that were duplicate or late for their series, too far in the
 *     future, or named like a log signal
 */
public record Prediction(
        List<AnomalyScore> anomalies, List<FailureProbability> probabilities, long ignored) {

    public Prediction {
        anomalies = List.copyOf(anomalies);
        probabilities = List.copyOf(probabilities);
        if (ignored < 0) {
            throw new IllegalArgumentException("ignored must be 0 or more, was " + ignored);
        }
    }
}
