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
        if (setting == Settings.Trigger.OFF || runs.pinned().contains(component)) {
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
}
