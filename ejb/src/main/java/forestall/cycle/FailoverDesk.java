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
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Where reasons for a failover are handed in that did not come from a person. */
@ApplicationScoped
public class FailoverDesk {
    private static final Logger LOG = Logger.getLogger(FailoverDesk.class.getName());

    @Inject Settings settings;
    @Inject StoredRuns runs;

    /** As {@link #ask(Trigger, Set, String, Settings.Trigger)}, for one component. */
    void ask(Trigger trigger, ComponentId component, String reason, Settings.Trigger setting) {
        ask(trigger, Set.of(component), reason, setting);
    }

    /**
     * Asks for one failover of all of them but those that a run has already. Where the service is
     * not to act by itself, a person is asked instead.
     */
    void ask(Trigger trigger, Set<ComponentId> failing, String reason, Settings.Trigger setting) {
        Set<ComponentId> components = new TreeSet<>(failing);
        components.removeAll(runs.pinned());
        if (setting == Settings.Trigger.OFF || components.isEmpty()) {
            return;
        }
        boolean atOnce = setting == Settings.Trigger.RUN && settings.act();
        List<FailoverRun> waiting = waitingFor(components);
        if (!waiting.isEmpty() && !atOnce) {
            return;
        }
        if (waiting.size() == 1 && promoted(waiting.get(0)).equals(components)) {
            approve(waiting.get(0), reason);
            return;
        }
        waiting.forEach(run -> withdraw(run, reason)); // they would move something else
        try {
            FailoverRun run = runs.request(trigger, components, reason, atOnce);
            LOG.warning("Failover %s is %s: %s".formatted(run.id(), run.state(), reason));
        } catch (Unacceptable | UnknownComponent overtaken) { // by a person, a moment ago
            LOG.info("No failover of %s: %s".formatted(components, overtaken.getMessage()));
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

    private static Set<ComponentId> promoted(FailoverRun run) {
        return run.steps().stream()
                .filter(step -> step.action() == FailoverRun.Action.PROMOTE)
                .map(FailoverRun.Step::component)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<FailoverRun> waitingFor(Set<ComponentId> components) {
        return runs.waiting().stream()
                .filter(
                        run ->
                                run.steps().stream()
                                        .anyMatch(step -> components.contains(step.component())))
                .toList();
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
