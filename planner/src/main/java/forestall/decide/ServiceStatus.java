package forestall.decide;

import forestall.model.AnomalyScore;
import forestall.model.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the service itself is doing. */
public interface ServiceStatus {

    /**
     * The last cycle.
     *
     * @param at the minute it was for
     * @param took how long
     * @param failed whether it ended without a decision
     * @param words one sentence: what was done and why
     */
    record Cycle(Instant at, Duration took, boolean failed, String words) {}

    Optional<Cycle> lastCycle();

    /** Time between two cycles. */
    Duration interval();

    /** Whether decisions are carried out, or only written down. */
    boolean acts();

    /** What was foreseen last, one a component; empty before the first cycle. */
    List<Outlook> outlooks();

    /** The newest score of each signal; empty before the first cycle. */
    List<AnomalyScore> anomalies();
}
