package forestall.store;

import forestall.model.Outlook;
import forestall.predict.Sampling;
import forestall.predict.Snapshot;
import java.util.List;

/**
 * What the predictor foresaw in one minute, stored with the decision.
 *
 * @param outlooks one a component, for the history
 * @param snapshots one a component, to learn from; of components that are not at risk, as they run
 *     in the failover region, nothing is kept
 * @param sampling which snapshots are kept
 */
public record Foreseen(List<Outlook> outlooks, List<Snapshot> snapshots, Sampling sampling) {
    /** Nothing. */
    public static final Foreseen NOTHING = new Foreseen(List.of(), List.of(), Sampling.EACH_MINUTE);

    public Foreseen {
        outlooks = List.copyOf(outlooks);
        snapshots = List.copyOf(snapshots);
    }
}
