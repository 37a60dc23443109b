package forestall.failover;

import static forestall.failover.Runs.run;
import static forestall.failover.Runs.states;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.failover.Runs.Verb;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens, in whatever order. */
class TransitionsPropertyTest {

    @Property(tries = 2000)
    void noOrderOfEventsReachesAnIllegalState(
            @ForAll @IntRange(min = 1, max = 4) int steps,
            @ForAll @Size(max = 40) List<Verb> verbs) {
        FailoverRun run =
                run(
                        State.AWAITING_APPROVAL,
                        Collections.nCopies(steps, StepState.PENDING).toArray(StepState[]::new));
        for (Verb verb : verbs) {
            FailoverRun next = afterOrSame(verb, run);

            if (next.state() != run.state()) {
                assertThat(Transitions.RUN.get(run.state())).contains(next.state());
            }
            for (Step step : next.steps()) {
                Step before = run.steps().get(step.number());
                if (!step.equals(before)) {
                    assertThat(Transitions.STEP.get(before.state())).contains(step.state());
                }
                if (before.state() == StepState.DONE) {
                    assertThat(step).isEqualTo(before);
                }
            }
            assertThat(states(next)).isSortedAccordingTo(TransitionsPropertyTest::inOrderOfTaking);
            if (next.state() != State.ABORTED) { // what was under way may have been the last
                assertThat(next.state() == State.SUCCEEDED).isEqualTo(next.next().isEmpty());
            }
            run = next;
        }
    }

    private static FailoverRun afterOrSame(Verb verb, FailoverRun run) {
        try {
            return verb.on(run);
        } catch (IllegalStateException refused) {
            return run;
        }
    }

    // Done ones first, then at most one that is under way, then those that wait.
    private static int inOrderOfTaking(StepState left, StepState right) {
        return place(left) == 1 && place(right) == 1 ? 1 : place(left) - place(right);
    }

    private static int place(StepState state) {
        return switch (state) {
            case DONE -> 0;
            case STARTED, REFUSED -> 1;
            case PENDING -> 2;
        };
    }
}
