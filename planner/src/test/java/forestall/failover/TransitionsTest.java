package forestall.failover;

import static forestall.failover.Runs.LATER_ON;
import static forestall.failover.Runs.run;
import static forestall.failover.Runs.states;
import static forestall.model.FailoverRun.StepState.DONE;
import static forestall.model.FailoverRun.StepState.PENDING;
import static forestall.model.FailoverRun.StepState.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.failover.Runs.Verb;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransitionsTest {

    /** One step is under way and one is left. An empty column: refused. */
    @ParameterizedTest(name = "{0} + {1} = {2}, step {3}")
    @CsvSource({
        "AWAITING_APPROVAL, RESUME,  RUNNING, STARTED",
        "AWAITING_APPROVAL, ABORT,   ABORTED, STARTED",
        "AWAITING_APPROVAL, START,          ,",
        "AWAITING_APPROVAL, DONE,           ,",
        "AWAITING_APPROVAL, LATER,          ,",
        "AWAITING_APPROVAL, REFUSED,        ,",
        "RUNNING,           RESUME,         ,",
        "RUNNING,           ABORT,   ABORTED, STARTED",
        "RUNNING,           START,   RUNNING, STARTED", // again after a crash
        "RUNNING,           DONE,    RUNNING, DONE",
        "RUNNING,           LATER,   RUNNING, STARTED",
        "RUNNING,           REFUSED, STUCK,   REFUSED",
        "STUCK,             RESUME,  RUNNING, STARTED",
        "STUCK,             ABORT,   ABORTED, STARTED",
        "STUCK,             START,          ,",
        "STUCK,             DONE,           ,",
        "STUCK,             LATER,          ,",
        "STUCK,             REFUSED,        ,",
        "SUCCEEDED,         RESUME,         ,",
        "SUCCEEDED,         ABORT,          ,",
        "SUCCEEDED,         START,          ,",
        "SUCCEEDED,         DONE,           ,",
        "SUCCEEDED,         LATER,          ,",
        "SUCCEEDED,         REFUSED,        ,",
        "ABORTED,           RESUME,         ,",
        "ABORTED,           ABORT,          ,",
        "ABORTED,           START,          ,",
        "ABORTED,           DONE,    ABORTED, DONE", // the provider was at work: that is the truth
        "ABORTED,           LATER,   ABORTED, STARTED",
        "ABORTED,           REFUSED, ABORTED, REFUSED",
    })
    void aRunTakesTheLegalWaysAndNoOther(State from, Verb verb, State to, StepState step) {
        FailoverRun before = run(from, STARTED, PENDING);
        if (to == null) {
            assertThatThrownBy(() -> verb.on(before)).isInstanceOf(IllegalStateException.class);
            return;
        }

        FailoverRun after = verb.on(before);

        assertThat(after.state()).isEqualTo(to);
        assertThat(states(after)).containsExactly(step, PENDING);
    }

    /** The run is running and this is its last step. */
    @ParameterizedTest(name = "{0} + {1} = {2}, run {3}")
    @CsvSource({
        "PENDING, START,   STARTED, RUNNING",
        "PENDING, DONE,           ,", // nobody wrote down that it was about to be taken
        "PENDING, LATER,          ,",
        "PENDING, REFUSED,        ,",
        "STARTED, START,   STARTED, RUNNING",
        "STARTED, DONE,    DONE,    SUCCEEDED",
        "STARTED, LATER,   STARTED, RUNNING",
        "STARTED, REFUSED, REFUSED, STUCK",
        "REFUSED, START,   STARTED, RUNNING",
        "REFUSED, DONE,           ,",
        "REFUSED, LATER,          ,",
        "REFUSED, REFUSED,        ,",
        "DONE,    START,          ,",
        "DONE,    DONE,           ,",
        "DONE,    LATER,          ,",
        "DONE,    REFUSED,        ,",
    })
    void aStepTakesTheLegalWaysAndNoOther(StepState from, Verb verb, StepState to, State run) {
        FailoverRun before = run(State.RUNNING, DONE, from);
        if (to == null) {
            assertThatThrownBy(() -> verb.on(before)).isInstanceOf(IllegalStateException.class);
            return;
        }

        FailoverRun after = verb.on(before);

        assertThat(states(after)).containsExactly(DONE, to);
        assertThat(after.state()).isEqualTo(run);
        assertThat(after.endedAt().isPresent()).isEqualTo(run.isEnded());
    }

    @Test
    void anAbortedRunTakesNoOutcomeOfAStepThatWasNotStarted() {
        for (Verb outcome : List.of(Verb.DONE, Verb.LATER, Verb.REFUSED)) {
            assertThatThrownBy(() -> outcome.on(run(State.ABORTED, DONE, PENDING)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aRunWithoutStepsHasNothingToStart() {
        assertThatThrownBy(() -> Transitions.start(run(State.RUNNING)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no step left");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "RESUME START DONE START DONE, SUCCEEDED DONE DONE",
        "RESUME START LATER START LATER START DONE, RUNNING DONE PENDING",
        "RESUME START DONE START REFUSED, STUCK DONE REFUSED",
        "RESUME START REFUSED RESUME START DONE START DONE, SUCCEEDED DONE DONE",
        "RESUME START REFUSED ABORT, ABORTED REFUSED PENDING",
        "RESUME START ABORT DONE, ABORTED DONE PENDING",
        "RESUME START ABORT REFUSED, ABORTED REFUSED PENDING",
        "RESUME START ABORT LATER, ABORTED STARTED PENDING",
        "ABORT, ABORTED PENDING PENDING",
    })
    void sequencesEndWhereTheTableSays(String verbs, String expected) {
        FailoverRun end = after(waiting(), verbs(verbs));

        assertThat(words(end)).isEqualTo(expected);
    }

    /** A crash forgets everything but the run; whoever comes next takes it up from there. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "RESUME START DONE START DONE",
                "RESUME START LATER START DONE START LATER START DONE",
                "RESUME START REFUSED RESUME START DONE START REFUSED RESUME START DONE",
                "RESUME START START DONE START START START DONE",
            })
    void aSequenceCutShortAnywhereGoesOnToTheSameEnd(String sequence) {
        FailoverRun uncut = after(waiting(), verbs(sequence));
        assertThat(uncut.state()).isEqualTo(State.SUCCEEDED);

        List<Verb> verbs = verbs(sequence);
        for (int cut = 0; cut <= verbs.size(); cut++) {
            FailoverRun end = goOn(after(waiting(), verbs.subList(0, cut)));

            assertThat(end).as("cut after %d", cut).isEqualTo(uncut);
        }
    }

    @Test
    void theEndIsWhenTheLastStepWasDoneOrThePersonAborted() {
        assertThat(after(waiting(), verbs("RESUME START DONE START DONE")).endedAt())
                .hasValue(LATER_ON);
        assertThat(after(waiting(), verbs("RESUME START ABORT")).endedAt()).hasValue(LATER_ON);
    }

    @Test
    void whatTheProviderSaidIsKept() {
        FailoverRun busy = after(waiting(), verbs("RESUME START LATER"));
        assertThat(busy.steps().get(0).detail()).hasValue("busy");
        assertThat(Transitions.start(busy).steps().get(0).detail()).hasValue("busy");
        assertThat(after(busy, verbs("DONE")).steps().get(0).detail()).hasValue("done");
    }

    private static FailoverRun goOn(FailoverRun found) {
        FailoverRun run = found;
        while (!run.state().isEnded()) {
            run =
                    run.state() == State.RUNNING
                            ? Verb.DONE.on(Transitions.start(run))
                            : Transitions.resume(run);
        }
        return run;
    }

    private static FailoverRun waiting() {
        return run(State.AWAITING_APPROVAL, PENDING, PENDING);
    }

    private static FailoverRun after(FailoverRun start, List<Verb> verbs) {
        FailoverRun run = start;
        for (Verb verb : verbs) {
            run = verb.on(run);
        }
        return run;
    }

    private static List<Verb> verbs(String words) {
        return Stream.of(words.split(" ", -1)).map(Verb::valueOf).toList();
    }

    private static String words(FailoverRun run) {
        List<String> words = new ArrayList<>();
        words.add(run.state().name());
        states(run).forEach(state -> words.add(state.name()));
        return String.join(" ", words);
    }
}
