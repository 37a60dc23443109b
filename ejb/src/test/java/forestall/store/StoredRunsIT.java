package forestall.store;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NAME;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.SHOP;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.failover.Outcome;
import forestall.failover.Transitions;
import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.Action;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.Trigger;
import forestall.model.UnknownComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredRunsIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StandingClock clock = new StandingClock();
    final StoredRuns runs = new StoredRuns(JDBI, clock);

    @BeforeEach
    void shop() {
        TestDatabase.empty(JDBI);
        var catalogue = new StoredCatalogue(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
    }

    @Test
    void aRunThatIsAskedForIsReadBackWithItsSteps() {
        clock.now = NOON.plusNanos(123_456_789); // PostgreSQL keeps microseconds
        FailoverRun run = request(LEDGER);

        assertThat(run.state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(run.steps())
                .extracting(step -> step.action() + " " + step.component())
                .startsWith("FENCE ledger", "FENCE shop", "FENCE name", "FINALISE_SYNC ledger");
        assertThat(run.startedAt()).isEqualTo(NOON.plusNanos(123_456_000));
        assertThat(runs.byId(run.id())).hasValue(run);
        assertThat(runs.newest(10)).containsExactly(run);
        assertThat(runs.byId(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aRunThatNeedsNoApprovalRunsAtOnce() {
        FailoverRun run = runs.request(Trigger.DETECTED, List.of(MAIL), "down", true);

        assertThat(run.state()).isEqualTo(State.RUNNING);
        assertThat(runs.running()).containsExactly(run.id());
    }

    @Test
    void newestComesFirstAndRunningOldestFirst() {
        FailoverRun first = runs.request(Trigger.OPERATOR, List.of(MAIL), "drill", true);
        clock.now = NOON.plusSeconds(1);
        FailoverRun second = runs.request(Trigger.OPERATOR, List.of(LEDGER), "drill", true);

        assertThat(runs.newest(10)).containsExactly(second, first);
        assertThat(runs.newest(1)).containsExactly(second);
        assertThat(runs.running()).containsExactly(first.id(), second.id());
    }

    @Test
    void approvingLetsARunBeginOnce() {
        FailoverRun run = request(MAIL);

        assertThat(runs.approve(run.id()).state()).isEqualTo(State.RUNNING);
        refuses(Code.RUN_STATE, () -> runs.approve(run.id()));
        assertThat(runs.byId(run.id())).map(FailoverRun::state).hasValue(State.RUNNING);
    }

    @Test
    void aStuckRunMayBeRetriedAndNoOther() {
        FailoverRun run = running(MAIL);
        refuses(Code.RUN_STATE, () -> runs.retry(run.id()));

        take(run, new Outcome.Refused("no"));
        assertThat(runs.running()).isEmpty();
        refuses(Code.RUN_STATE, () -> runs.approve(run.id()));

        assertThat(runs.retry(run.id()).state()).isEqualTo(State.RUNNING);
        assertThat(runs.byId(run.id()).orElseThrow().steps().get(0).detail()).hasValue("no");
    }

    @Test
    void abortingEndsARunOnceWhereverItStands() {
        FailoverRun waiting = request(MAIL);
        clock.now = NOON.plusSeconds(5);
        assertThat(runs.abort(waiting.id()).endedAt()).hasValue(NOON.plusSeconds(5));
        refuses(Code.RUN_STATE, () -> runs.abort(waiting.id()));
        refuses(Code.RUN_STATE, () -> runs.approve(waiting.id()));

        FailoverRun stuck = running(MAIL);
        take(stuck, new Outcome.Refused("no"));
        assertThat(runs.abort(stuck.id()).state()).isEqualTo(State.ABORTED);
        assertThat(runs.byId(stuck.id())).map(FailoverRun::state).hasValue(State.ABORTED);
    }

    @Test
    void thereIsNoSuchRun() {
        UUID nowhere = new UUID(1, 2);
        refuses(Code.UNKNOWN_RUN, () -> runs.approve(nowhere));
        refuses(Code.UNKNOWN_RUN, () -> runs.retry(nowhere));
        refuses(Code.UNKNOWN_RUN, () -> runs.abort(nowhere));
        refuses(Code.UNKNOWN_RUN, () -> runs.change(nowhere, run -> run));
    }

    @Test
    void refusesWhatIsUnknownOrEmptyAndWritesNothing() {
        assertThatThrownBy(() -> request(MAIL, ComponentId.of("nowhere")))
                .isInstanceOf(UnknownComponent.class);
        assertThatThrownBy(() -> request()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> runs.request(Trigger.OPERATOR, List.of(MAIL), " ", true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(runs.newest(10)).isEmpty();
    }

    @Test
    void refusesWhatAnotherRunMovesAlsoAsADependant() {
        FailoverRun run = request(SHOP);

        refuses(Code.RUN_OVERLAPS, () -> request(SHOP));
        refuses(Code.RUN_OVERLAPS, () -> request(NAME));
        refuses(Code.RUN_OVERLAPS, () -> request(LEDGER)); // would take the shop along
        request(MAIL);

        runs.abort(run.id());
        request(LEDGER);
        assertThat(runs.newest(10)).hasSize(3);
    }

    @Test
    void refusesWhatHasFailedOverUntilItReturns() {
        FailoverRun run = running(MAIL);
        assertThat(toTheEnd(run).state()).isEqualTo(State.SUCCEEDED);

        refuses(Code.RUN_OVERLAPS, () -> request(MAIL));
        runs.returned(MAIL);
        assertThat(request(MAIL).state()).isEqualTo(State.AWAITING_APPROVAL);
    }

    @Test
    void whatWasPromotedOrStartedHasFailedOverSinceThatStep() {
        FailoverRun run = running(SHOP);
        assertThat(runs.failedOver()).isEmpty();
        while (runs.failedOver().isEmpty()) {
            clock.now = clock.now.plusSeconds(1);
            take(run, new Outcome.Done("done"));
        }
        assertThat(runs.failedOver()).isEqualTo(Map.of(SHOP, clock.now));

        toTheEnd(run);
        assertThat(runs.failedOver()).containsOnlyKeys(SHOP, NAME);
        assertThat(runs.byId(run.id()).orElseThrow().steps())
                .extracting(Step::action)
                .contains(Action.PROMOTE, Action.START);
    }

    @Test
    void whatHasNotFailedOverCannotReturn() {
        refuses(Code.RUN_STATE, () -> runs.returned(MAIL));
        refuses(Code.RUN_STATE, () -> runs.returned(ComponentId.of("nowhere")));
    }

    @Test
    void pinnedIsWhatMovesAndWhatHasMoved() {
        assertThat(runs.pinned()).isEmpty();
        FailoverRun mail = running(MAIL);
        FailoverRun shop = request(SHOP);
        assertThat(runs.pinned()).containsExactly(MAIL); // what waits stays protected
        runs.approve(shop.id());
        assertThat(runs.pinned()).containsExactly(MAIL, NAME, SHOP);

        toTheEnd(mail);
        assertThat(runs.pinned()).containsExactly(MAIL, NAME, SHOP);
        runs.returned(MAIL);
        assertThat(runs.pinned()).containsExactly(NAME, SHOP);
    }

    @Test
    void aStuckRunStillPins() {
        take(running(MAIL), new Outcome.Refused("no"));

        assertThat(runs.pinned()).containsExactly(MAIL);
    }

    @Test
    void aChangeThatFailsLeavesTheRunAsItWas() {
        FailoverRun run = running(MAIL);

        assertThatThrownBy(
                        () ->
                                runs.change(
                                        run.id(),
                                        before -> {
                                            Transitions.start(before);
                                            throw new IllegalStateException("half way");
                                        }))
                .hasMessage("half way");
        assertThat(runs.byId(run.id())).hasValue(run);
    }

    @Test
    void changesOfOneRunWaitForEachOther() throws Exception {
        FailoverRun run = running(MAIL);
        List<Object> ended = together(4, () -> runs.abort(run.id()));

        assertThat(ended).filteredOn(FailoverRun.class::isInstance).hasSize(1);
        assertThat(ended)
                .filteredOn(Unacceptable.class::isInstance)
                .extracting(each -> ((Unacceptable) each).code())
                .containsExactly(Code.RUN_STATE, Code.RUN_STATE, Code.RUN_STATE);
    }

    @Test
    void ofThoseWhoAskForTheSameComponentAtOnceExactlyOneWins() throws Exception {
        List<Object> answers = together(6, () -> request(LEDGER));

        assertThat(answers).filteredOn(FailoverRun.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(each -> !(each instanceof FailoverRun))
                .hasSize(5)
                .allSatisfy(
                        each ->
                                assertThat(((Unacceptable) each).code())
                                        .isEqualTo(Code.RUN_OVERLAPS));
        assertThat(runs.newest(10)).hasSize(1);
    }

    private static List<Object> together(int threads, Callable<?> act) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        var begin = new CyclicBarrier(threads);
        try {
            List<Future<Object>> answers = new ArrayList<>();
            for (int each = 0; each < threads; each++) {
                answers.add(
                        pool.submit(
                                () -> {
                                    begin.await();
                                    try {
                                        return act.call();
                                    } catch (RuntimeException refused) {
                                        return refused;
                                    }
                                }));
            }
            List<Object> all = new ArrayList<>();
            for (Future<Object> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    private FailoverRun toTheEnd(FailoverRun run) {
        FailoverRun at = runs.byId(run.id()).orElseThrow();
        while (!at.state().isEnded()) {
            at = take(at, new Outcome.Done("done"));
        }
        return at;
    }

    private FailoverRun take(FailoverRun run, Outcome outcome) {
        runs.change(run.id(), Transitions::start);
        return runs.change(run.id(), before -> Transitions.record(before, outcome, clock.now()));
    }

    private FailoverRun running(ComponentId component) {
        return runs.request(Trigger.OPERATOR, List.of(component), "drill", true);
    }

    private FailoverRun request(ComponentId... components) {
        return runs.request(Trigger.OPERATOR, List.of(components), "drill", false);
    }

    private static void refuses(Code code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Unacceptable.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
