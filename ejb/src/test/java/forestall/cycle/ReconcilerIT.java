package forestall.cycle;

import static forestall.store.Examples.BIG;
import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.SHOP;
import static forestall.store.Examples.SMALL;
import static forestall.store.Examples.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.cycle.Reconciler.Result;
import forestall.decide.Allocations.Act;
import forestall.decide.SimulatedFaults;
import forestall.model.Allocation;
import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Trigger;
import forestall.model.Plan;
import forestall.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Host 1 holds 8 units, host 2 holds 4. */
class ReconcilerIT {
    static final Jdbi JDBI = TestDatabase.create();

    final Beans beans = new Beans(JDBI);
    final Reconciler reconciler = beans.reconciler(beans.region.providers());

    @Test
    void whatThePlanSaysStandsByAndIsWrittenDown() {
        Result result = carryOut(0, allocation(LEDGER, BIG, 2), allocation(MAIL, SMALL, 1));

        assertThat(result).isEqualTo(new Result(2, 0));
        assertStands(allocation(LEDGER, BIG, 2), allocation(MAIL, SMALL, 1));
        assertThat(beans.allocations.acts(10))
                .containsExactly(
                        new Act(
                                "allocate:2031-03-01T12:00:00Z:mail",
                                "mail at MINIMAL on host-2",
                                true,
                                "MINIMAL on host-2: 1 vCPU, 1 GiB memory, 1 GiB storage,"
                                        + " 1 Mbit/s network",
                                NOON),
                        new Act(
                                "allocate:2031-03-01T12:00:00Z:ledger",
                                "ledger at MINIMAL on host-1",
                                true,
                                "MINIMAL on host-1: 2 vCPU, 2 GiB memory, 2 GiB storage,"
                                        + " 2 Mbit/s network",
                                NOON));
    }

    @Test
    void whatStandsAsPlannedIsLeftAsItIs() {
        carryOut(0, allocation(LEDGER, BIG, 2));

        assertThat(carryOut(1, allocation(LEDGER, BIG, 2))).isEqualTo(new Result(0, 0));
        assertThat(beans.acts()).hasSize(1);
    }

    @Test
    void roomIsFreedBeforeItIsFilled() {
        carryOut(0, allocation(MAIL, SMALL, 3), allocation(SHOP, SMALL, 1));

        // The ledger would not fit before the mail is gone and the shop is smaller.
        Result result = carryOut(1, allocation(LEDGER, SMALL, 3), allocation(SHOP, SMALL, 1));

        assertThat(result).isEqualTo(new Result(2, 0));
        assertStands(allocation(LEDGER, SMALL, 3), allocation(SHOP, SMALL, 1));
    }

    @Test
    void whatShrinksShrinksBeforeAnythingGrows() {
        carryOut(0, allocation(SHOP, SMALL, 3), allocation(LEDGER, SMALL, 1));

        Result result = carryOut(1, allocation(SHOP, SMALL, 1), allocation(LEDGER, SMALL, 3));

        assertThat(result).isEqualTo(new Result(2, 0));
        assertStands(allocation(LEDGER, SMALL, 3), allocation(SHOP, SMALL, 1));
    }

    @Test
    void whatLeftThePlanIsReleased() {
        carryOut(0, allocation(LEDGER, BIG, 2), allocation(MAIL, SMALL, 1));

        assertThat(carryOut(1, allocation(LEDGER, BIG, 2))).isEqualTo(new Result(1, 0));
        assertStands(allocation(LEDGER, BIG, 2));
        assertThat(beans.region.standing(MAIL)).isEmpty();
        assertThat(beans.allocations.acts(1))
                .extracting(Act::words)
                .containsExactly("release mail");
    }

    @Test
    void whatLeftTheCatalogueIsReleasedToo() {
        carryOut(0, allocation(MAIL, SMALL, 1));
        beans.catalogue.removeComponent(MAIL);

        assertThat(carryOut(1)).isEqualTo(new Result(1, 0));
        assertStands();
    }

    @Test
    void whatIsRefusedIsWrittenDownAndTriedAgainNextTime() {
        var fault = beans.faults.inject(SimulatedFaults.Type.REFUSES, Optional.of(MAIL));

        assertThat(carryOut(0, allocation(LEDGER, BIG, 2), allocation(MAIL, SMALL, 1)))
                .isEqualTo(new Result(1, 1));
        assertStands(allocation(LEDGER, BIG, 2));
        assertThat(beans.allocations.acts(10))
                .filteredOn(act -> !act.done())
                .extracting(Act::detail)
                .containsExactly("the failover region refuses");

        beans.faults.mend(fault.id());
        assertThat(carryOut(1, allocation(LEDGER, BIG, 2), allocation(MAIL, SMALL, 1)))
                .isEqualTo(new Result(1, 0));
        assertStands(allocation(LEDGER, BIG, 2), allocation(MAIL, SMALL, 1));
    }

    @Test
    void whatARunMovesIsLeftAlone() {
        carryOut(0, allocation(LEDGER, BIG, 2), allocation(MAIL, SMALL, 1));
        beans.runs.request(Trigger.OPERATOR, List.of(MAIL), "drill", true);

        assertThat(carryOut(1, allocation(LEDGER, BIG, 2))).isEqualTo(new Result(0, 0));
        assertThat(carryOut(2, allocation(LEDGER, BIG, 2), allocation(MAIL, BIG, 2)))
                .isEqualTo(new Result(0, 0));
        assertStands(allocation(LEDGER, BIG, 2), allocation(MAIL, SMALL, 1));
    }

    @Test
    void whatHasFailedOverIsLeftAlone() {
        assertThat(failOver(MAIL)).isEqualTo(State.SUCCEEDED);
        List<Allocation> serving = beans.allocations.current();

        assertThat(carryOut(1)).isEqualTo(new Result(0, 0));
        assertThat(beans.allocations.current()).isEqualTo(serving).hasSize(1);
        assertThat(beans.region.standing(MAIL)).isPresent();
    }

    /** A run may begin between two acts: what it moves then is not ours to release. */
    @Test
    void aRunThatBeginsMeanwhileIsLeftAlone() {
        carryOut(0, allocation(LEDGER, BIG, 2), allocation(MAIL, SMALL, 1));
        var meanwhile =
                beans.reconciler(
                        Interposed.providers(
                                beans.region,
                                (verb, id, act) -> {
                                    if (id.equals(LEDGER)) {
                                        assertThat(failOver(MAIL)).isEqualTo(State.SUCCEEDED);
                                    }
                                    return act.get();
                                }));

        Result result = meanwhile.carryOut(decision(1));

        assertThat(result).isEqualTo(new Result(1, 0));
        assertThat(beans.region.standing(LEDGER)).isEmpty();
        assertThat(beans.region.checkHealth(MAIL))
                .isInstanceOf(forestall.failover.Outcome.Done.class);
    }

    @Test
    void whatReturnedIsProtectedAnew() {
        failOver(MAIL);
        beans.failovers(beans.region.providers()).returned(MAIL);

        assertThat(carryOut(1, allocation(MAIL, SMALL, 1))).isEqualTo(new Result(1, 0));

        assertStands(allocation(MAIL, SMALL, 1));
    }

    private State failOver(ComponentId component) {
        UUID run = beans.runs.request(Trigger.OPERATOR, List.of(component), "drill", true).id();
        beans.worker(beans.region.providers()).advance(run);
        return beans.runs.byId(run).orElseThrow().state();
    }

    private void assertStands(Allocation... expected) {
        assertThat(beans.allocations.current()).containsExactly(expected);
        for (Allocation each : expected) {
            assertThat(beans.region.standing(each.component())).hasValue(each);
        }
    }

    private Result carryOut(int minute, Allocation... wanted) {
        return reconciler.carryOut(decision(minute, wanted));
    }

    private static Decision decision(int minute, Allocation... wanted) {
        return new Decision(
                NOON.plusSeconds(60L * minute),
                "r",
                List.of(),
                new Plan(List.of(wanted), List.of(), 0, 0),
                List.of());
    }
}
