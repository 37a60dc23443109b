package forestall.cycle;

import forestall.decide.Unacceptable;
import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.Trigger;
import forestall.model.UnknownComponent;
import forestall.store.StoredRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/** Where reasons for a failover are handed in that did not come from a person. */
@ApplicationScoped
public class FailoverDesk {
    private static final Logger LOG = Logger.getLogger(FailoverDesk.class.getName());

    @Inject StoredRuns runs;

    /** Asks for a failover, unless the setting is off or a run has the component already. */
    void ask(Trigger trigger, ComponentId component, String reason, Settings.Trigger setting) {
        if (setting == Settings.Trigger.OFF) {
            return;
        }
        Optional<FailoverRun> waiting = waitingFor(component);
        if (waiting.isPresent()) {
            if (setting != Settings.Trigger.RUN) {
                return;
            }
            if (promotes(waiting.get(), component)) {
                approve(waiting.get(), reason);
                return;
            }
            withdraw(waiting.get(), reason); // it would move more than what has failed
        }
        if (runs.pinned().contains(component)) {
            return;
        }
        try {
            FailoverRun run =
                    runs.request(
                            trigger, List.of(component), reason, setting == Settings.Trigger.RUN);
            LOG.warning("Failover %s is %s: %s".formatted(run.id(), run.state(), reason));
        } catch (Unacceptable | UnknownComponent overtaken) { // by a person, a moment ago
            LOG.info("No failover of %s: %s".formatted(component, overtaken.getMessage()));
        }
    }

    /**
     * Ends runs that were only foreseen and that nobody approved in time: what they foresaw is
     * past.
     */
    void withdrawLate(Instant now, Duration patience) {
        for (FailoverRun run : runs.waiting()) {
            if (run.trigger() == Trigger.PREDICTED
                    && run.startedAt().plus(patience).isBefore(now)) {
                withdraw(run, "nobody approved it");
            }
        }
    }

    private void withdraw(FailoverRun waiting, String reason) {
        try {
            runs.abort(waiting.id());
            LOG.info("Failover %s is withdrawn: %s".formatted(waiting.id(), reason));
        } catch (Unacceptable overtaken) {
            LOG.info(overtaken.getMessage()); // a person was quicker
        }
    }

    private static boolean promotes(FailoverRun run, ComponentId component) {
        return run.steps().stream()
                .anyMatch(
                        step ->
                                step.action() == FailoverRun.Action.PROMOTE
                                        && step.component().equals(component));
    }

    private Optional<FailoverRun> waitingFor(ComponentId component) {
        return runs.waiting().stream()
                .filter(run -> run.steps().stream().anyMatch(s -> s.component().equals(component)))
                .findFirst();
    }

    // A run that waited because it was only foreseen need not wait once the failure is there.
    private void approve(FailoverRun waiting, String reason) {
        try {
            runs.approve(waiting.id());
            LOG.warning("Failover %s waits no longer: %s".formatted(waiting.id(), reason));
        } catch (Unacceptable overtaken) {
            LOG.info(overtaken.getMessage()); // a person was quicker
        }
    }
}
