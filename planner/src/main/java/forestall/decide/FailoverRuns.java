package forestall.decide;

import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Failovers: asked for, approved, watched. They go on by themselves, also after a crash. */
public interface FailoverRuns {

    /**
     * Asks for a failover of these components and all that depend on them.
     *
     * @param reason for people, 1 to 500 characters
     * @param approved false waits for {@link #approve}
     * @throws forestall.model.UnknownComponent when one is unknown
     * @throws Unacceptable when another run moves one of them, or one has failed over before
     */
    FailoverRun request(
            FailoverRun.Trigger trigger,
            Collection<ComponentId> components,
            String reason,
            boolean approved);

    /**
     * Lets a run begin that waits for approval.
     *
     * @throws Unacceptable when there is no such run, or it does not wait
     */
    FailoverRun approve(UUID id);

    /**
     * Takes the refused step of a stuck run again.
     *
     * @throws Unacceptable when there is no such run, or it is not stuck
     */
    FailoverRun retry(UUID id);

    /**
     * Ends a run; what was done stays done.
     *
     * @throws Unacceptable when there is no such run, or it has ended
     */
    FailoverRun abort(UUID id);

    Optional<FailoverRun> byId(UUID id);

    /**
     * Newest first.
     *
     * @param limit 1 to 1000
     */
    List<FailoverRun> newest(int limit);

    /** Components that run in the failover region now, and since when. */
    Map<ComponentId, Instant> failedOver();

    /**
     * Says that the component is back in the primary region: what serves in the failover region
     * goes out of service, and stands by anew.
     *
     * @throws Unacceptable when it has not failed over, or the provider does not take it out of
     *     service
     */
    void returned(ComponentId component);
}
