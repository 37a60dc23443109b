package forestall.cycle;

import forestall.decide.Unacceptable;
import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.Trigger;
import forestall.store.StoredRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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
        if (runs.pinned().contains(component)) {
            if (setting == Settings.Trigger.RUN) {
                approveWaiting(component, reason);
            }
            return;
        }
        try {
            FailoverRun run =
                    runs.request(
                            trigger, List.of(component), reason, setting == Settings.Trigger.RUN);
            LOG.warning("Failover %s is %s: %s".formatted(run.id(), run.state(), reason));
        } catch (Unacceptable overlap) {
            LOG.info("No failover of %s: %s".formatted(component, overlap.getMessage()));
        }
    }

    // A run that waited because it was only foreseen need not wait once the failure is there.
    private void approveWaiting(ComponentId component, String reason) {
        runs.newest(100).stream()
                .filter(run -> run.state() == FailoverRun.State.AWAITING_APPROVAL)
                .filter(run -> run.steps().stream().anyMatch(s -> s.component().equals(component)))
                .findFirst()
                .ifPresent(
                        run -> {
                            try {
                                runs.approve(run.id());
                                LOG.warning(
                                        "Failover %s waits no longer: %s"
                                                .formatted(run.id(), reason));
                            } catch (Unacceptable changed) {
                                LOG.info(changed.getMessage()); // a person was quicker
                            }
                        });
    }
}
