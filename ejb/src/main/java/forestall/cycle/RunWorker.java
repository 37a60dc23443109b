package forestall.cycle;

import forestall.decide.Catalogue;
import forestall.decide.ServiceClock;
import forestall.failover.Outcome;
import forestall.failover.Providers;
import forestall.failover.StepRunner;
import forestall.failover.Transitions;
import forestall.model.Component;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.Kind;
import forestall.store.StoredAllocations;
import forestall.store.StoredRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the steps of one run: writes down that it is about to, calls the provider, writes down what
 * came of it. A crash in between leaves the step started; it is taken again under the same key,
 * which makes the provider act once.
 */
@ApplicationScoped
public class RunWorker {
    /**
     * How often a provider may say “later” to one step, a second apart, before a person is asked.
     */
    static final int MOST_TRIES = 120;

    @Inject Catalogue catalogue;
    @Inject StoredRuns runs;
    @Inject StoredAllocations allocations;
    @Inject Providers providers;
    @Inject ServiceClock clock;

    private final Map<UUID, Integer> tries = new ConcurrentHashMap<>();

    /**
     * Takes steps until the run ends, is stuck, or has to wait.
     *
     * @return one sentence: where the run stands
     */
    String advance(UUID id) {
        var steps = new StepRunner(providers);
        while (true) {
            FailoverRun run =
                    runs.change(
                            id,
                            before ->
                                    before.state() == State.RUNNING
                                            ? Transitions.start(before)
                                            : before);
            if (run.state() != State.RUNNING) {
                return words(run);
            }
            Step step = run.next().orElseThrow();
            Outcome outcome = patience(id, steps.take(run, step, kindOf(step)));
            noteAllocation(step, outcome);
            FailoverRun after =
                    runs.change(id, before -> Transitions.record(before, outcome, clock.now()));
            if (outcome instanceof Outcome.Later || after.state() != State.RUNNING) {
                return words(after);
            }
        }
    }

    // Promotion may change host and capacity; what the provider says now is what stands there.
    private void noteAllocation(Step step, Outcome outcome) {
        boolean promotes =
                step.action() == FailoverRun.Action.PROMOTE
                        || step.action() == FailoverRun.Action.START;
        if (promotes && outcome instanceof Outcome.Done) {
            providers
                    .standbyFor(kindOf(step))
                    .standing(step.component())
                    .ifPresent(stands -> allocations.became(stands, clock.now()));
        }
    }

    private Outcome patience(UUID id, Outcome outcome) {
        if (!(outcome instanceof Outcome.Later)) {
            tries.remove(id);
            return outcome;
        }
        if (tries.merge(id, 1, Integer::sum) < MOST_TRIES) {
            return outcome;
        }
        tries.remove(id);
        return new Outcome.Refused(
                "gave up after %d tries: %s".formatted(MOST_TRIES, outcome.detail()));
    }

    private Kind kindOf(Step step) {
        return catalogue
                .component(step.component())
                .map(Component::kind)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "component %s left the catalogue"
                                                .formatted(step.component())));
    }

    private static String words(FailoverRun run) {
        long done =
                run.steps().stream()
                        .filter(step -> step.state() == FailoverRun.StepState.DONE)
                        .count();
        return "Run %s is %s: %d of %d steps are done"
                .formatted(run.id(), run.state(), done, run.steps().size());
    }
}
