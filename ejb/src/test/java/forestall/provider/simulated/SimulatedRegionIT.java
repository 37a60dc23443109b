package forestall.provider.simulated;

import static forestall.store.Examples.BIG;
import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NAME;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.SHOP;
import static forestall.store.Examples.SMALL;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.allocation;
import static forestall.store.Examples.catalogue;
import static forestall.store.Examples.component;
import static forestall.store.Examples.pool;
import static forestall.store.Examples.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.SimulatedFaults;
import forestall.decide.SimulatedFaults.Fault;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.failover.ActionKey;
import forestall.failover.Outcome;
import forestall.failover.Providers;
import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Closure;
import forestall.model.ComponentId;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.Kind;
import forestall.model.Price;
import forestall.model.ResourcePool;
import forestall.model.Tier;
import forestall.model.Zone;
import forestall.store.StandingClock;
import forestall.store.StoredCatalogue;
import forestall.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two hosts, of 8 and of 4 units; every component needs 2. */
class SimulatedRegionIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredCatalogue catalogue = new StoredCatalogue(JDBI);
    final SimulatedFaultStore faults = new SimulatedFaultStore(JDBI);
    final StandingClock clock = new StandingClock();
    final SimulatedRegion region = new SimulatedRegion(JDBI, faults, Duration.ZERO, clock::now);

    @BeforeEach
    void shop() {
        TestDatabase.empty(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
        catalogue.putPool(pool());
    }

    @Test
    void itStandsBehindEveryPort() {
        Providers providers = region.providers();

        assertThat(List.of(Kind.values())).map(providers::standbyFor).containsOnly(region);
        assertThat(providers.primary()).isSameAs(region);
    }

    @Test
    void whatIsProvisionedStandsByWhereverItWasBefore() {
        done(region.provision(key("1"), allocation(MAIL, BIG, 1)));
        assertThat(region.standing(MAIL)).hasValue(allocation(MAIL, BIG, 1));

        done(region.provision(key("2"), allocation(MAIL, SMALL, 4)));
        assertThat(region.standing(MAIL)).hasValue(allocation(MAIL, SMALL, 4));
        assertThat(region.standing(SHOP)).isEmpty();
    }

    @Test
    void underTheSameKeyItActsOnceAndGivesTheSameOutcome() {
        Outcome first = region.provision(key("1"), allocation(MAIL, BIG, 1));
        region.release(key("2"), MAIL);

        assertThat(region.provision(key("1"), allocation(MAIL, BIG, 1))).isEqualTo(first);

        assertThat(region.standing(MAIL)).isEmpty();
        assertThat(acts()).containsExactly("1 provision mail", "2 release mail");
    }

    @Test
    void everyVerbActsOnceUnderItsKey() {
        List<Function<ActionKey, Outcome>> verbs =
                List.of(
                        key -> region.fence(key, LEDGER),
                        key -> region.finaliseSync(key, LEDGER),
                        key -> region.promote(key, LEDGER),
                        key -> region.update(key, NAME),
                        key -> region.redirect(key, SHOP),
                        key -> region.release(key, MAIL));
        for (int verb = 0; verb < verbs.size(); verb++) {
            ActionKey key = key("key" + verb);
            Outcome first = verbs.get(verb).apply(key);
            done(first);
            assertThat(verbs.get(verb).apply(key)).isEqualTo(first);
        }

        assertThat(acts())
                .containsExactly(
                        "key0 fence ledger",
                        "key1 finalise sync ledger",
                        "key2 promote ledger",
                        "key3 update DNS name",
                        "key4 redirect shop",
                        "key5 release mail");
    }

    @Test
    void aHostHoldsNoMoreThanItHas() {
        done(region.provision(key("1"), allocation(MAIL, SMALL, 3)));

        assertThat(region.provision(key("2"), allocation(SHOP, SMALL, 2)))
                .isEqualTo(
                        new Outcome.Refused(
                                "host-2 is 1 vCPU, 1 GiB memory, 1 GiB storage, 1 Mbit/s network"
                                        + " short"));
        assertThat(region.standing(SHOP)).isEmpty();
        done(region.provision(key("3"), allocation(SHOP, SMALL, 1)));
        done(region.provision(key("4"), allocation(MAIL, SMALL, 3))); // its own room is its own
    }

    @Test
    void licencesRunOutLikeAnythingElse() {
        catalogue.putPool(placed(licensed(8, 3), List.of()));
        var three = new Allocation(MAIL, BIG, Tier.FULL, licensed(1, 3));
        done(region.provision(key("1"), three));

        assertThat(region.standing(MAIL)).hasValue(three);
        assertThat(region.provision(key("2"), new Allocation(SHOP, BIG, Tier.FULL, licensed(1, 2))))
                .isEqualTo(new Outcome.Refused("host-1 is 2 licences short"));
        done(region.provision(key("3"), allocation(SHOP, BIG, 1)));
    }

    @Test
    void whatIsPromotedNeedsItsLicencesToo() {
        catalogue.putPool(placed(licensed(8, 3), List.of()));
        catalogue.putComponents(
                List.of(component("mail", Kind.VM, Duration.ofMinutes(5), licensed(1, 4))));

        assertThat(region.promote(key("1"), MAIL).detail()).contains("4 licences");
        refused(region.promote(key("1"), MAIL));
    }

    @Test
    void aClosedHostTakesNothingNewUntilItOpens() {
        catalogue.putPool(placed(units(8), List.of()));
        done(region.provision(key("1"), allocation(MAIL, BIG, 1)));
        catalogue.putPool(
                placed(units(8), List.of(new Closure(NOON, NOON.plusSeconds(60), "A new disk"))));

        assertThat(region.provision(key("2"), allocation(SHOP, BIG, 1)))
                .isEqualTo(
                        new Outcome.Refused(
                                "host-1 is closed until 2031-03-01T12:01:00Z: A new disk"));
        done(region.provision(key("3"), allocation(MAIL, BIG, 2))); // in place
        refused(region.promote(key("4"), MAIL));
        clock.now = NOON.plusSeconds(60);
        done(region.provision(key("2"), allocation(SHOP, BIG, 1)));
        done(region.promote(key("4"), MAIL));
    }

    @Test
    void aRefusalIsNotRememberedUnderTheKey() {
        done(region.provision(key("1"), allocation(MAIL, SMALL, 4)));
        refused(region.provision(key("2"), allocation(SHOP, SMALL, 1)));
        done(region.release(key("3"), MAIL));

        done(region.provision(key("2"), allocation(SHOP, SMALL, 1)));
    }

    @Test
    void refusesAHostThatIsNotThere() {
        assertThat(region.provision(key("1"), allocation(MAIL, HostId.of("nowhere"), 1)))
                .isEqualTo(new Outcome.Refused("there is no host nowhere"));
    }

    @Test
    void releasesWhatNeverStoodBy() {
        done(region.release(key("1"), MAIL));
    }

    @Test
    void promotesAtFullDemandWhereItStandsIfThereIsRoom() {
        done(region.provision(key("1"), allocation(MAIL, SMALL, 1)));
        done(region.promote(key("2"), MAIL));

        assertThat(region.standing(MAIL))
                .hasValue(new Allocation(MAIL, SMALL, Tier.FULL, units(2)));
    }

    @Test
    void promotesOnTheRoomiestHostIfThereIsNoRoomWhereItStands() {
        done(region.provision(key("1"), allocation(MAIL, SMALL, 1)));
        done(region.provision(key("2"), allocation(SHOP, SMALL, 3)));
        done(region.promote(key("3"), MAIL));

        assertThat(region.standing(MAIL)).map(Allocation::host).hasValue(BIG);
    }

    @Test
    void promotesWhatNeverStoodBy() {
        done(region.promote(key("1"), MAIL));

        assertThat(region.standing(MAIL)).map(Allocation::host).hasValue(BIG);
    }

    @Test
    void refusesToPromoteWhenNoHostHasRoom() {
        done(region.provision(key("1"), allocation(SHOP, SMALL, 3)));
        done(region.provision(key("2"), allocation(LEDGER, BIG, 7)));
        done(region.provision(key("3"), allocation(MAIL, BIG, 1)));

        assertThat(region.promote(key("4"), MAIL))
                .isEqualTo(
                        new Outcome.Refused(
                                "no host has room for mail: it needs 2 vCPU, 2 GiB memory, 2 GiB"
                                        + " storage, 2 Mbit/s network"));
        assertThat(region.standing(MAIL)).hasValue(allocation(MAIL, BIG, 1));
    }

    @Test
    void withoutHostsNothingIsPromoted() {
        catalogue.putPool(new ResourcePool("empty", List.of(), List.of()));

        refused(region.promote(key("1"), MAIL));
    }

    @Test
    void refusesToProvisionWhatIsInService() {
        done(region.promote(key("1"), MAIL));

        refused(region.provision(key("2"), allocation(MAIL, SMALL, 1)));
        assertThat(region.standing(MAIL)).map(Allocation::tier).hasValue(Tier.FULL);
    }

    @Test
    void whatIsDemotedStandsByAndMayBeProvisionedAnew() {
        done(region.promote(key("1"), MAIL));
        done(region.demote(key("2"), MAIL));
        refused(region.checkHealth(MAIL));
        assertThat(region.standing(MAIL)).map(Allocation::tier).hasValue(Tier.FULL);

        done(region.provision(key("3"), allocation(MAIL, SMALL, 1)));
        done(region.demote(key("4"), SHOP)); // never stood by
    }

    @Test
    void onlyWhatIsInServiceIsHealthy() {
        refused(region.checkHealth(MAIL));
        done(region.provision(key("1"), allocation(MAIL, BIG, 1)));
        refused(region.checkHealth(MAIL));
        done(region.promote(key("2"), MAIL));
        done(region.checkHealth(MAIL));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "REFUSES"})
    void aFaultOfTheRegionStopsEveryActUntilItIsMended(SimulatedFaults.Type type) {
        Fault fault = faults.inject(type, Optional.of(MAIL));
        Class<? extends Outcome> answer =
                type == SimulatedFaults.Type.BUSY ? Outcome.Later.class : Outcome.Refused.class;

        assertThat(region.provision(key("1"), allocation(MAIL, BIG, 1))).isInstanceOf(answer);
        assertThat(region.promote(key("2"), MAIL)).isInstanceOf(answer);
        assertThat(region.fence(key("3"), MAIL)).isInstanceOf(answer);
        assertThat(region.release(key("4"), MAIL)).isInstanceOf(answer);
        assertThat(region.checkHealth(MAIL)).isInstanceOf(answer);
        done(region.fence(key("5"), SHOP)); // it has no fault
        assertThat(acts()).containsExactly("5 fence shop");

        faults.mend(fault.id());
        done(region.provision(key("1"), allocation(MAIL, BIG, 1)));
    }

    @Test
    void whatWasDoneBeforeAFaultStaysDoneUnderItsKey() {
        Outcome first = region.fence(key("1"), MAIL);
        faults.inject(SimulatedFaults.Type.BUSY, Optional.empty());

        assertThat(region.fence(key("1"), MAIL)).isEqualTo(first);
        assertThat(region.fence(key("2"), MAIL)).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void thePrimaryIsDownOrSilentForWhomTheFaultNames() {
        done(region.check(MAIL));
        faults.inject(SimulatedFaults.Type.PRIMARY_DOWN, Optional.of(MAIL));
        refused(region.check(MAIL));
        done(region.check(SHOP));

        faults.inject(SimulatedFaults.Type.PRIMARY_SILENT, Optional.empty());
        assertThat(region.check(SHOP)).isInstanceOf(Outcome.Later.class);
        assertThat(region.check(MAIL)).isInstanceOf(Outcome.Later.class); // nobody can tell
        done(region.fence(key("1"), SHOP)); // the failover region works
    }

    @Test
    void faultsAreListedAndMendedOnce() {
        Fault all = faults.inject(SimulatedFaults.Type.BUSY, Optional.empty());
        Fault one = faults.inject(SimulatedFaults.Type.PRIMARY_DOWN, Optional.of(MAIL));

        assertThat(faults.active()).containsExactly(all, one);
        faults.mend(all.id());
        assertThat(faults.active()).containsExactly(one);
        assertThatThrownBy(() -> faults.mend(all.id()))
                .isInstanceOfSatisfying(
                        Unacceptable.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.UNKNOWN_FAULT));
        assertThatThrownBy(() -> faults.mend(new UUID(1, 2))).isInstanceOf(Unacceptable.class);
    }

    @Test
    void aFaultOfAnUnknownComponentIsRefused() {
        assertThatThrownBy(
                        () ->
                                faults.inject(
                                        SimulatedFaults.Type.BUSY,
                                        Optional.of(ComponentId.of("nowhere"))))
                .isInstanceOfSatisfying(
                        Unacceptable.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.UNKNOWN_COMPONENT));
        assertThat(faults.active()).isEmpty();
    }

    @Test
    void dataComesFromTheStandbyOrFromTheLastBackup() {
        assertThat(region.finaliseSync(key("1"), LEDGER).detail())
                .isEqualTo("restored from the last backup");
        done(region.provision(key("2"), new Allocation(LEDGER, BIG, Tier.FULL, units(2))));
        assertThat(region.finaliseSync(key("3"), LEDGER).detail())
                .isEqualTo("all data is there (CONTINUOUS)");
    }

    @Test
    void demandIsThatOfTheCatalogueWhenItIsPromoted() {
        catalogue.putComponents(
                List.of(component("mail", Kind.VM, Duration.ofMinutes(5), units(7))));
        done(region.promote(key("1"), MAIL));

        assertThat(region.standing(MAIL)).map(Allocation::capacity).hasValue(units(7));
    }

    private static Capacity licensed(long units, long licences) {
        Capacity four = units(units);
        return new Capacity(
                four.vcpuMilli(),
                four.memoryMib(),
                four.storageGib(),
                four.networkMbps(),
                Map.of("licences", licences));
    }

    private static ResourcePool placed(Capacity capacity, List<Closure> closures) {
        return new ResourcePool(
                "RegionTwo",
                List.of(new Zone("a", 10_000)),
                List.of(
                        new Host(
                                BIG,
                                "a",
                                capacity,
                                new Price(0, 0, 0, 0),
                                Optional.empty(),
                                closures)));
    }

    private static List<String> acts() {
        return JDBI.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select key || ' ' || verb || ' ' || component
                                        from simulated_act order by number""")
                                .mapTo(String.class)
                                .list());
    }

    private static ActionKey key(String value) {
        return new ActionKey(value);
    }

    private static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private static void refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }
}
