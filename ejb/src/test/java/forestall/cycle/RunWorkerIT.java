package forestall.cycle;

import static forestall.store.Examples.BIG;
import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NAME;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.SHOP;
import static forestall.store.Examples.component;
import static forestall.store.Examples.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import forestall.decide.SimulatedFaults;
import forestall.failover.Outcome;
import forestall.failover.Providers;
import forestall.model.Allocation;
import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import forestall.model.FailoverRun.Trigger;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ledger fails over, and the shop and its name with it. */
class RunWorkerIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final List<String> STEPS =
            List.of(
                    "fence ledger",
                    "fence shop",
                    "fence name",
                    "finalise sync ledger",
                    "promote ledger",
                    "promote shop",
                    "promote name",
                    "update DNS name",
                    "health ledger",
                    "health shop",
                    "health name");

    final Beans beans = new Beans(JDBI);

    /** The process ends. */
    static final class Crash extends RuntimeException {}

    @Test
    void aRunTakesEachStepOnceInOrder() {
        UUID run = run(LEDGER);

        assertThat(beans.worker(beans.region.providers()).advance(run))
                .isEqualTo("Run %s is SUCCEEDED: 11 of 11 steps are done".formatted(run));

        assertSucceededAsIfNothingHadHappened(run);
    }

    static Stream<Arguments> crashes() {
        return IntStream.range(0, STEPS.size())
                .boxed()
                .flatMap(
                        step ->
                                Stream.of(
                                        arguments(step, STEPS.get(step), "before it was taken"),
                                        arguments(step, STEPS.get(step), "after it was taken")));
    }

    @ParameterizedTest(name = "step {0}, {1}: crash {2}")
    @MethodSource("crashes")
    void aCrashAnywhereInARunIsMadeGood(int step, String words, String when) {
        UUID run = run(LEDGER);
        RunWorker doomed = beans.worker(crashing(step, when.startsWith("after")));

        assertThatThrownBy(() -> doomed.advance(run)).isInstanceOf(Crash.class);

        FailoverRun left = beans.runs.byId(run).orElseThrow();
        assertThat(left.state()).isEqualTo(State.RUNNING);
        assertThat(left.next()).map(Step::number).hasValue(step);
        assertThat(left.next()).map(Step::state).hasValue(StepState.STARTED);
        assertThat(beans.runs.running()).containsExactly(run);

        beans.worker(beans.region.providers()).advance(run);

        assertSucceededAsIfNothingHadHappened(run);
    }

    @Test
    void aCrashAtEveryStepOfTheSameRunIsMadeGood() {
        UUID run = run(LEDGER);
        for (int step = 0; step < STEPS.size(); step++) {
            RunWorker before = beans.worker(crashing(0, false));
            RunWorker after = beans.worker(crashing(0, true));
            RunWorker next = beans.worker(crashing(1, false));
            assertThatThrownBy(() -> before.advance(run)).isInstanceOf(Crash.class);
            assertThatThrownBy(() -> after.advance(run)).isInstanceOf(Crash.class);
            if (step < STEPS.size() - 1) {
                assertThatThrownBy(() -> next.advance(run)).isInstanceOf(Crash.class);
            } else {
                next.advance(run);
            }
        }

        assertSucceededAsIfNothingHadHappened(run);
    }

    @Test
    void aCrashBetweenAPromotionAndItsRecordIsMadeGood() {
        UUID run = run(LEDGER);
        var between =
                new Interposed.Between() {
                    @Override
                    public Outcome call(String verb, ComponentId id, Supplier<Outcome> act) {
                        return act.get();
                    }

                    @Override
                    public void asked() {
                        throw new Crash();
                    }
                };
        RunWorker doomed = beans.worker(Interposed.providers(beans.region, between));
        assertThatThrownBy(() -> doomed.advance(run)).isInstanceOf(Crash.class);
        assertThat(beans.allocations.current()).isEmpty();

        beans.worker(beans.region.providers()).advance(run);

        assertSucceededAsIfNothingHadHappened(run);
    }

    @Test
    void aProviderThatIsBusyIsAskedAgainAndThenAPersonIs() {
        UUID run = run(LEDGER);
        var fault = beans.faults.inject(SimulatedFaults.Type.BUSY, Optional.of(SHOP));
        RunWorker worker = beans.worker(beans.region.providers());
        for (int tries = 1; tries < RunWorker.MOST_TRIES; tries++) {
            worker.advance(run);
            assertThat(state(run)).isEqualTo(State.RUNNING);
        }
        assertThat(beans.runs.byId(run).orElseThrow().steps().get(1).detail())
                .hasValue("the failover region is busy");

        worker.advance(run);

        FailoverRun stuck = beans.runs.byId(run).orElseThrow();
        assertThat(stuck.state()).isEqualTo(State.STUCK);
        assertThat(stuck.steps().get(1).state()).isEqualTo(StepState.REFUSED);
        assertThat(stuck.steps().get(1).detail())
                .hasValue("gave up after 120 tries: the failover region is busy");

        beans.runs.retry(run);
        worker.advance(run);
        assertThat(state(run)).isEqualTo(State.RUNNING); // its patience is new

        beans.faults.mend(fault.id());
        worker.advance(run);
        assertSucceededAsIfNothingHadHappened(run);
    }

    @Test
    void aRefusedStepStopsTheRunUntilAPersonRetries() {
        UUID run = run(LEDGER);
        var fault = beans.faults.inject(SimulatedFaults.Type.REFUSES, Optional.of(NAME));
        RunWorker worker = beans.worker(beans.region.providers());

        worker.advance(run);
        assertThat(state(run)).isEqualTo(State.STUCK);
        assertThat(beans.acts()).hasSize(2);
        worker.advance(run); // nothing may happen now
        assertThat(beans.acts()).hasSize(2);

        beans.faults.mend(fault.id());
        beans.runs.retry(run);
        worker.advance(run);
        assertSucceededAsIfNothingHadHappened(run);
    }

    @Test
    void anAbortWhileAStepIsUnderWayKeepsItsOutcomeAndTakesNoMore() {
        UUID run = run(MAIL);
        Providers aborting =
                Interposed.providers(
                        beans.region,
                        (verb, id, act) -> {
                            Outcome outcome = act.get();
                            if (verb.equals("promote")) {
                                beans.runs.abort(run);
                            }
                            return outcome;
                        });
        beans.worker(aborting).advance(run);

        FailoverRun aborted = beans.runs.byId(run).orElseThrow();
        assertThat(aborted.state()).isEqualTo(State.ABORTED);
        assertThat(aborted.steps())
                .extracting(Step::state)
                .containsExactly(StepState.DONE, StepState.DONE, StepState.PENDING);
        assertThat(beans.runs.failedOver()).containsOnlyKeys(MAIL); // that is the truth
        assertThat(beans.runs.running()).isEmpty();
    }

    @Test
    void aRunThatWaitsOrHasEndedTakesNoStep() {
        UUID waiting = beans.runs.request(Trigger.OPERATOR, List.of(MAIL), "drill", false).id();
        RunWorker worker = beans.worker(beans.region.providers());

        worker.advance(waiting);
        assertThat(state(waiting)).isEqualTo(State.AWAITING_APPROVAL);
        beans.runs.abort(waiting);
        worker.advance(waiting);
        assertThat(state(waiting)).isEqualTo(State.ABORTED);
        assertThat(beans.acts()).isEmpty();
    }

    @Test
    void whereThereIsNoRoomTheRunWaitsForSomebodyToMakeSome() {
        beans.catalogue.putComponents(
                List.of(component("mail", Kind.VM, Duration.ofMinutes(5), units(9))));
        UUID run = run(MAIL);
        RunWorker worker = beans.worker(beans.region.providers());
        worker.advance(run);
        assertThat(state(run)).isEqualTo(State.STUCK);

        beans.catalogue.putComponents(List.of(component("mail", Kind.VM)));
        beans.runs.retry(run);
        worker.advance(run);
        assertThat(state(run)).isEqualTo(State.SUCCEEDED);
    }

    private Providers crashing(int at, boolean after) {
        List<String> calls = new ArrayList<>();
        return Interposed.providers(
                beans.region,
                (verb, id, act) -> {
                    calls.add(verb);
                    if (calls.size() - 1 != at) {
                        return act.get();
                    }
                    if (after) {
                        assertThat(act.get()).isInstanceOf(Outcome.Done.class);
                    }
                    throw new Crash();
                });
    }

    private void assertSucceededAsIfNothingHadHappened(UUID run) {
        FailoverRun ended = beans.runs.byId(run).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.SUCCEEDED);
        assertThat(ended.steps()).extracting(Step::state).containsOnly(StepState.DONE);
        assertThat(ended.endedAt()).hasValue(NOON);
        assertThat(beans.acts())
                .isEqualTo(
                        IntStream.range(0, STEPS.size())
                                .filter(step -> !STEPS.get(step).startsWith("health"))
                                .mapToObj(
                                        step ->
                                                "run:%s:%d %s"
                                                        .formatted(run, step, STEPS.get(step)))
                                .toList());
        assertThat(beans.runs.failedOver()).containsOnlyKeys(LEDGER, NAME, SHOP);
        assertThat(beans.allocations.current())
                .extracting(Allocation::component)
                .containsExactly(LEDGER, NAME, SHOP);
        assertThat(beans.allocations.current())
                .contains(new Allocation(LEDGER, BIG, Tier.FULL, units(2)));
    }

    private State state(UUID run) {
        return beans.runs.byId(run).orElseThrow().state();
    }

    private UUID run(ComponentId component) {
        return beans.runs.request(Trigger.OPERATOR, List.of(component), "drill", true).id();
    }
}
