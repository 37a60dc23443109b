package forestall.failover;

import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.Action;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import forestall.model.FailoverRun.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Runs for tests, and words for what can be done to them. */
final class Runs {
    static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");
    static final Instant LATER_ON = NOON.plusSeconds(90);
    static final ComponentId LEDGER = ComponentId.of("ledger");

    private Runs() {}

    /** What can happen to a run. */
    enum Verb {
        RESUME,
        ABORT,
        START,
        DONE,
        LATER,
        REFUSED;

        FailoverRun on(FailoverRun run) {
            return switch (this) {
                case RESUME -> Transitions.resume(run);
                case ABORT -> Transitions.abort(run, LATER_ON);
                case START -> Transitions.start(run);
                case DONE -> Transitions.record(run, new Outcome.Done("done"), LATER_ON);
                case LATER -> Transitions.record(run, new Outcome.Later("busy"), LATER_ON);
                case REFUSED -> Transitions.record(run, new Outcome.Refused("no"), LATER_ON);
            };
        }
    }

    static FailoverRun run(State state, StepState... states) {
        List<Step> steps =
                IntStream.range(0, states.length)
                        .mapToObj(
                                number ->
                                        new Step(
                                                number,
                                                Action.PROMOTE,
                                                LEDGER,
                                                states[number],
                                                Optional.empty()))
                        .toList();
        return new FailoverRun(
                new UUID(1, 2),
                Trigger.OPERATOR,
                "drill",
                state,
                steps,
                NOON,
                state.isEnded() ? Optional.of(NOON) : Optional.empty());
    }

    static List<StepState> states(FailoverRun run) {
        return run.steps().stream().map(Step::state).toList();
    }
}
