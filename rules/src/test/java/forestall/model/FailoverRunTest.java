package forestall.model;

import static forestall.model.Examples.LEDGER;
import static forestall.model.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.FailoverRun.Action;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import forestall.model.FailoverRun.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailoverRunTest {

    @Test
    void theNextStepIsTheFirstThatIsNotDone() {
        assertThat(run(StepState.DONE, StepState.STARTED, StepState.PENDING).next())
                .map(Step::number)
                .hasValue(1);
        assertThat(run(StepState.DONE, StepState.REFUSED).next()).map(Step::number).hasValue(1);
        assertThat(run(StepState.DONE, StepState.DONE).next()).isEmpty();
        assertThat(run().next()).isEmpty();
    }

    private static FailoverRun run(StepState... states) {
        Step[] steps = new Step[states.length];
        for (int number = 0; number < states.length; number++) {
            steps[number] =
                    new Step(number, Action.PROMOTE, LEDGER, states[number], Optional.empty());
        }
        return new FailoverRun(
                new UUID(1, 2),
                Trigger.OPERATOR,
                "drill",
                State.RUNNING,
                List.of(steps),
                NOON,
                Optional.empty());
    }
}
