package forestall.cycle;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import forestall.model.FailoverRun;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Trigger;
import forestall.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class FailoverDeskIT {
    static final Jdbi JDBI = TestDatabase.create();

    final Beans beans = new Beans(JDBI);
    final FailoverDesk desk = beans.desk();

    @Test
    void offAsksForNothing() {
        desk.ask(Trigger.PREDICTED, MAIL, "soon", Settings.Trigger.OFF);

        assertThat(beans.runs.newest(10)).isEmpty();
    }

    @Test
    void askWaitsForAPerson() {
        desk.ask(Trigger.PREDICTED, MAIL, "soon", Settings.Trigger.ASK);

        FailoverRun run = only();
        assertThat(run.state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(run.trigger()).isEqualTo(Trigger.PREDICTED);
        assertThat(run.reason()).isEqualTo("soon");
    }

    @Test
    void runBeginsAtOnce() {
        desk.ask(Trigger.DETECTED, MAIL, "down", Settings.Trigger.RUN);

        assertThat(only().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void theSameReasonAgainAsksNoSecondTime() {
        desk.ask(Trigger.PREDICTED, LEDGER, "soon", Settings.Trigger.ASK);
        desk.ask(Trigger.PREDICTED, LEDGER, "soon", Settings.Trigger.ASK);
        desk.ask(Trigger.PREDICTED, NAME, "soon", Settings.Trigger.ASK); // moves along already

        assertThat(only().state()).isEqualTo(State.AWAITING_APPROVAL);
    }

    @Test
    void aFailureThatIsThereApprovesTheRunThatWaited() {
        desk.ask(Trigger.PREDICTED, LEDGER, "soon", Settings.Trigger.ASK);
        desk.ask(Trigger.DETECTED, LEDGER, "down", Settings.Trigger.RUN);

        assertThat(only().state()).isEqualTo(State.RUNNING);
        assertThat(only().reason()).isEqualTo("soon");
    }

    @Test
    void aFailureFurtherUpDoesNotMoveWhatIsOnlyForeseenToFail() {
        desk.ask(Trigger.PREDICTED, LEDGER, "soon", Settings.Trigger.ASK);
        desk.ask(Trigger.DETECTED, NAME, "down", Settings.Trigger.RUN);

        assertThat(beans.runs.newest(10))
                .extracting(FailoverRun::reason, FailoverRun::state)
                .containsExactlyInAnyOrder(
                        tuple("soon", State.ABORTED), tuple("down", State.RUNNING));
    }

    @Test
    void aForeseenFailoverThatNobodyApprovesIsWithdrawn() {
        desk.ask(Trigger.PREDICTED, LEDGER, "soon", Settings.Trigger.ASK);
        Duration patience = Duration.ofMinutes(30);

        desk.withdrawLate(only().startedAt().plus(patience), patience);
        assertThat(only().state()).isEqualTo(State.AWAITING_APPROVAL);

        desk.withdrawLate(only().startedAt().plus(patience).plusSeconds(1), patience);
        assertThat(only().state()).isEqualTo(State.ABORTED);
    }

    @Test
    void whatWaitsForApprovalStaysProtected() {
        desk.ask(Trigger.PREDICTED, LEDGER, "soon", Settings.Trigger.ASK);

        assertThat(beans.runs.pinned()).isEmpty();
    }

    @Test
    void aStuckRunIsAPersonsToMend() {
        desk.ask(Trigger.DETECTED, MAIL, "down", Settings.Trigger.RUN);
        beans.runs.change(only().id(), forestall.failover.Transitions::start);
        beans.runs.change(
                only().id(),
                run ->
                        forestall.failover.Transitions.record(
                                run,
                                new forestall.failover.Outcome.Refused("no"),
                                beans.clock.now()));
        desk.ask(Trigger.DETECTED, MAIL, "down", Settings.Trigger.RUN);

        assertThat(only().state()).isEqualTo(State.STUCK);
    }

    @Test
    void aDependantThatMovesAlreadyIsNotMovedTwice() {
        desk.ask(Trigger.DETECTED, NAME, "the name is down", Settings.Trigger.RUN);
        desk.ask(Trigger.DETECTED, LEDGER, "the ledger is down", Settings.Trigger.RUN);

        FailoverRun second =
                beans.runs.newest(10).stream()
                        .filter(run -> run.reason().equals("the ledger is down"))
                        .findFirst()
                        .orElseThrow();
        assertThat(second.state()).isEqualTo(State.RUNNING);
        assertThat(second.steps())
                .extracting(FailoverRun.Step::component)
                .contains(LEDGER)
                .doesNotContain(NAME);
    }

    @Test
    void whatFailsTogetherMovesInOneRun() {
        desk.ask(Trigger.DETECTED, Set.of(LEDGER, MAIL), "region down", Settings.Trigger.RUN);

        assertThat(only().steps())
                .filteredOn(step -> step.action() == FailoverRun.Action.PROMOTE)
                .extracting(FailoverRun.Step::component)
                .containsExactlyInAnyOrder(LEDGER, MAIL);
    }

    @Test
    void aServiceThatDoesNotActAsksAPersonInstead() {
        Settings usual = Settings.defaults();
        Settings advises =
                new Settings(
                        usual.cycle(),
                        usual.dataClock(),
                        false,
                        usual.detected(),
                        usual.predicted(),
                        usual.approval(),
                        usual.health(),
                        usual.failures(),
                        usual.keepTelemetry(),
                        usual.mostWaiting(),
                        usual.syslogAddress(),
                        usual.syslogPort(),
                        usual.prometheus(),
                        usual.keepDecisions(),
                        usual.latency());
        beans.desk(advises).ask(Trigger.DETECTED, MAIL, "down", Settings.Trigger.RUN);

        assertThat(only().state()).isEqualTo(State.AWAITING_APPROVAL);
    }

    private FailoverRun only() {
        List<FailoverRun> runs = beans.runs.newest(10);
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }
}
