package forestall.failover;

import static forestall.failover.Runs.LEDGER;
import static forestall.failover.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.FailoverRun;
import forestall.model.FailoverRun.Action;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import forestall.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepRunnerTest {
    private static final String KEY = "run:00000000-0000-0001-0000-000000000002:7";

    final List<String> calls = new ArrayList<>();
    final StepRunner runner = new StepRunner(RecordedProvider.providers(calls));
    final FailoverRun run = run(State.RUNNING, StepState.STARTED);

    @ParameterizedTest(name = "{0} of a {1}: {2}")
    @CsvSource({
        "FENCE,         VM,                compute.fence",
        "FENCE,         DATABASE,          database.fence",
        "FENCE,         STORAGE_VOLUME,    volume.fence",
        "FENCE,         NETWORK,           network.fence",
        "FENCE,         LOAD_BALANCER,     network.fence",
        "FENCE,         APPLICATION_STACK, stack.fence",
        "FENCE,         DNS_NAME,          dns.fence",
        "FINALISE_SYNC, DATABASE,          database.finaliseSync",
        "FINALISE_SYNC, STORAGE_VOLUME,    volume.finaliseSync",
        "PROMOTE,       DATABASE,          database.promote",
        "START,         VM,                compute.promote",
        "UPDATE_DNS,    DNS_NAME,          dns.update",
        "REDIRECT,      LOAD_BALANCER,     network.redirect",
        "REDIRECT,      NETWORK,           network.redirect",
    })
    void eachStepGoesToItsPortUnderTheSameKeyEachTime(Action action, Kind kind, String call) {
        Step step = step(action);

        Outcome first = runner.take(run, step, kind);
        Outcome again = runner.take(run, step, kind);

        assertThat(first).isEqualTo(again).isInstanceOf(Outcome.Done.class);
        assertThat(calls)
                .containsExactly(call + " " + KEY + " ledger", call + " " + KEY + " ledger");
    }

    @Test
    void healthIsAskedForWithoutAKeyBecauseNothingChanges() {
        runner.take(run, step(Action.CHECK_HEALTH), Kind.APPLICATION_STACK);

        assertThat(calls).containsExactly("stack.checkHealth - ledger");
    }

    @Test
    void whatHoldsNoDataCannotBeBroughtUpToDate() {
        assertThatThrownBy(() -> runner.take(run, step(Action.FINALISE_SYNC), Kind.VM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no data");
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", " "})
    void refusesKeysWithoutText(String value) {
        assertThatThrownBy(() -> new ActionKey(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesKeysThatAreTooLong() {
        assertThat(new ActionKey("k".repeat(200)).value()).hasSize(200);
        assertThatThrownBy(() -> new ActionKey("k".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Step step(Action action) {
        return new Step(7, action, LEDGER, StepState.STARTED, Optional.empty());
    }
}
