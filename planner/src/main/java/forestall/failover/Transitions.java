package forestall.failover;

import static forestall.model.FailoverRun.State.ABORTED;
import static forestall.model.FailoverRun.State.AWAITING_APPROVAL;
import static forestall.model.FailoverRun.State.RUNNING;
import static forestall.model.FailoverRun.State.STUCK;
import static forestall.model.FailoverRun.State.SUCCEEDED;
import static forestall.model.FailoverRun.StepState.DONE;
import static forestall.model.FailoverRun.StepState.PENDING;
import static forestall.model.FailoverRun.StepState.REFUSED;
import static forestall.model.FailoverRun.StepState.STARTED;

import forestall.model.FailoverRun;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The legal ways of a run and of its steps, in one table each, and the only code that takes them.
 */
public final class Transitions {

    /** From which state a run may pass to which. */
    public static final Map<State, Set<State>> RUN =
            Map.of(
                    AWAITING_APPROVAL, Set.of(RUNNING, ABORTED),
                    RUNNING, Set.of(STUCK, SUCCEEDED, ABORTED),
                    STUCK, Set.of(RUNNING, ABORTED),
                    SUCCEEDED, Set.of(),
                    ABORTED, Set.of());

    /**
     * From which state a step may pass to which; a started step may be started again after a crash.
     */
    public static final Map<StepState, Set<StepState>> STEP =
            Map.of(
                    PENDING, Set.of(STARTED),
                    STARTED, Set.of(STARTED, DONE, REFUSED),
                    REFUSED, Set.of(STARTED),
                    DONE, Set.of());

    private Transitions() {}

    /** Legal: a run that waits for approval starts; a stuck run goes on with the refused step. */
    public static FailoverRun resume(FailoverRun run) {
        return to(run, RUNNING, Optional.empty());
    }

    /** What was done stays done; nothing more is. */
    public static FailoverRun abort(FailoverRun run, Instant now) {
        return to(run, ABORTED, Optional.of(now));
    }

    /**
     * Writes down that the next step is about to be taken.
     *
     * @throws IllegalStateException when the run is not running, or no step is left
     */
    public static FailoverRun start(FailoverRun run) {
        Step next = nextOf(run);
        return with(run, step(next, STARTED, next.detail()), run.state(), Optional.empty());
    }

    /**
     * Writes down what came of the step that was started. {@code Later} leaves it started, to be
     * taken again under the same key; the last step done ends the run.
     *
     * @throws IllegalStateException when the run is not running, or its next step was not started
     */
    public static FailoverRun record(FailoverRun run, Outcome outcome, Instant now) {
        Optional<String> detail = Optional.of(outcome.detail());
        if (run.state() == ABORTED) {
            return recordUnderWay(run, outcome, detail);
        }
        Step next = started(nextOf(run));
        if (outcome instanceof Outcome.Done) {
            boolean last = next.number() == run.steps().size() - 1;
            return with(
                    run,
                    step(next, DONE, detail),
                    last ? SUCCEEDED : RUNNING,
                    last ? Optional.of(now) : Optional.empty());
        }
        if (outcome instanceof Outcome.Refused) {
            return with(run, step(next, REFUSED, detail), STUCK, Optional.empty());
        }
        return with(run, step(next, STARTED, detail), RUNNING, Optional.empty());
    }

    // A person aborted the run while the provider was at work: the step's outcome is still the
    // truth.
    private static FailoverRun recordUnderWay(
            FailoverRun run, Outcome outcome, Optional<String> detail) {
        Step next =
                started(run.next().orElseThrow(() -> new IllegalStateException("no step is left")));
        StepState state =
                outcome instanceof Outcome.Done
                        ? DONE
                        : outcome instanceof Outcome.Refused ? REFUSED : STARTED;
        return with(run, step(next, state, detail), ABORTED, run.endedAt());
    }

    private static Step started(Step step) {
        if (step.state() != STARTED) {
            throw new IllegalStateException(
                    "step %d has no outcome: it is %s".formatted(step.number(), step.state()));
        }
        return step;
    }

    private static Step nextOf(FailoverRun run) {
        if (run.state() != RUNNING) {
            throw new IllegalStateException(
                    "run %s takes no step: it is %s".formatted(run.id(), run.state()));
        }
        return run.next()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "run %s has no step left".formatted(run.id())));
    }

    private static Step step(Step step, StepState state, Optional<String> detail) {
        if (!STEP.get(step.state()).contains(state)) {
            throw new IllegalStateException(
                    "step %d cannot pass from %s to %s"
                            .formatted(step.number(), step.state(), state));
        }
        return new Step(step.number(), step.action(), step.component(), state, detail);
    }

    private static FailoverRun with(
            FailoverRun run, Step changed, State state, Optional<Instant> endedAt) {
        List<Step> steps = new ArrayList<>(run.steps());
        steps.set(changed.number(), changed);
        return new FailoverRun(
                run.id(), run.trigger(), run.reason(), state, steps, run.startedAt(), endedAt);
    }

    private static FailoverRun to(FailoverRun run, State state, Optional<Instant> endedAt) {
        if (!RUN.get(run.state()).contains(state)) {
            throw new IllegalStateException(
                    "run %s cannot pass from %s to %s".formatted(run.id(), run.state(), state));
        }
        return new FailoverRun(
                run.id(),
                run.trigger(),
                run.reason(),
                state,
                run.steps(),
                run.startedAt(),
                endedAt);
    }
}
