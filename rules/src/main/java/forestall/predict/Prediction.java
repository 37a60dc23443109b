package forestall.predict;

import forestall.model.AnomalyScore;
import forestall.model.FailureProbability;
import forestall.model.Outlook;
import java.util.List;
import java.util.Optional;

/**
 * The scores of one minute.
 *
 * @param anomalies newest score of each metric that still reports, and of each kind of oddness in
 *     the log's latest minute; in order of component, metrics first, then signal
 * @param outlooks one per component of the catalogue, in order of id
 * @param snapshots the evidence behind each of them
 * @param symptoms how all components looked, when a minute was over
 * @param ignored samples of this call that were duplicate or late for their series, too far in the
 *     future, or of more metrics than are watched, and lines too far in the future or the past
 */
public record Prediction(
        List<AnomalyScore> anomalies,
        List<Outlook> outlooks,
        List<Snapshot> snapshots,
        Optional<Symptoms.Minute> symptoms,
        long ignored) {

    public Prediction {
        anomalies = List.copyOf(anomalies);
        outlooks = List.copyOf(outlooks);
        snapshots = List.copyOf(snapshots);
        if (ignored < 0) {
            throw new IllegalArgumentException("ignored must be 0 or more, was " + ignored);
        }
    }

    /** Of failure within the nearest horizon: what decisions are made on. */
    public List<FailureProbability> probabilities() {
        return outlooks.stream().map(Outlook::nearest).toList();
    }
}
