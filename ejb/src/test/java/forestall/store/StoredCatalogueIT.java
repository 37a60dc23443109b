package forestall.store;

import static forestall.store.Examples.BIG;
import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.SMALL;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.allocation;
import static forestall.store.Examples.catalogue;
import static forestall.store.Examples.component;
import static forestall.store.Examples.host;
import static forestall.store.Examples.pool;
import static forestall.store.Examples.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.Capacity;
import forestall.model.Closure;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.CyclicDependencies;
import forestall.model.FailoverRun.Trigger;
import forestall.model.FailureScenario;
import forestall.model.Host;
import forestall.model.Kind;
import forestall.model.PoolTerms;
import forestall.model.Price;
import forestall.model.Reservation;
import forestall.model.ResourcePool;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import forestall.model.StandbyTerms;
import forestall.model.Tier;
import forestall.model.UnknownComponent;
import forestall.model.Zone;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredCatalogueIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredCatalogue catalogue = new StoredCatalogue(JDBI);

    @BeforeEach
    void shop() {
        TestDatabase.empty(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
        catalogue.putPool(pool());
    }

    @Test
    void whatIsPutIsThereWithAllThatBelongsToIt() {
        assertThat(catalogue.sites()).containsExactly(STOCKHOLM);
        assertThat(catalogue.components()).containsExactlyElementsOf(catalogue());
        assertThat(catalogue.component(LEDGER)).hasValue(catalogue().get(0));
        assertThat(catalogue.component(ComponentId.of("nowhere"))).isEmpty();
        assertThat(catalogue.pool()).isEqualTo(pool());
    }

    @Test
    void aCatalogueThatNobodyFilledIsEmpty() {
        TestDatabase.empty(JDBI);

        assertThat(catalogue.sites()).isEmpty();
        assertThat(catalogue.components()).isEmpty();
        assertThat(catalogue.pool()).isEqualTo(new ResourcePool("failover", List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT0S",
                "PT0.001S",
                "PT0.999S",
                "PT59M59.5S",
                "PT23H59M",
                "PT24H",
                "PT25H1S",
                "PT8784H"
            })
    void objectivesAreKeptExactly(Duration rto) {
        Component wanted = component("clock", Kind.VM, rto, units(1));
        catalogue.putComponents(List.of(wanted));

        assertThat(catalogue.component(wanted.id())).hasValue(wanted);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsKept(Kind kind) {
        catalogue.putComponents(List.of(component("thing", kind)));

        assertThat(catalogue.component(ComponentId.of("thing")))
                .map(Component::kind)
                .hasValue(kind);
    }

    @Test
    void extremesAreKeptExactly() {
        Component large =
                new Component(
                        ComponentId.of("x".repeat(128)),
                        "Größte 🌩 " + "n".repeat(150),
                        Kind.VM,
                        STOCKHOLM.id(),
                        "z",
                        Set.of(LEDGER, MAIL),
                        Criticality.LOW,
                        Duration.ZERO,
                        Duration.ZERO,
                        Double.MAX_VALUE,
                        new Capacity(1_000_000_000_000L, 0, 1_000_000_000_000L, 0),
                        Set.of(
                                SoftwareId.of("pkg:npm/left-pad@1.3.0"),
                                SoftwareId.of("cpe:2.3:a:openssl:openssl:3.0:*:*:*:*:*:*:*")));
        catalogue.putComponents(List.of(large));

        assertThat(catalogue.component(large.id())).hasValue(large);
    }

    @Test
    void componentsAndSitesComeInOrderOfIdAsTheModelOrdersThem() {
        Site upper = new Site(SiteId.of("Zug"), "Zug", "RegionOne", 47.2, 8.5);
        catalogue.putSites(List.of(upper, new Site(SiteId.of("a-1"), "A", "RegionOne", 0, 0)));
        catalogue.putComponents(
                List.of(
                        component("Zoo", Kind.VM),
                        component("a_b", Kind.VM),
                        component("a-b", Kind.VM)));

        assertThat(catalogue.components()).extracting(Component::id).isSorted();
        assertThat(catalogue.sites()).extracting(Site::id).isSorted().startsWith(upper.id());
    }

    @Test
    void putAgainReplacesAndForgetsWhatIsNoLongerSaid() {
        Component alone =
                new Component(
                        ComponentId.of("shop"),
                        "Shop, alone",
                        Kind.APPLICATION_STACK,
                        STOCKHOLM.id(),
                        "b",
                        Set.of(),
                        Criticality.LOW,
                        Duration.ofDays(1),
                        Duration.ZERO,
                        0,
                        units(1),
                        Set.of());
        catalogue.putComponents(List.of(alone));
        Site moved = new Site(STOCKHOLM.id(), "Stockholm Syd", "RegionOne", 59.2, 18);
        catalogue.putSites(List.of(moved));

        assertThat(catalogue.components()).hasSize(4);
        assertThat(catalogue.component(alone.id())).hasValue(alone);
        assertThat(catalogue.sites()).containsExactly(moved);
    }

    @Test
    void componentsMayNeedEachOtherAcrossOnePut() {
        catalogue.putComponents(
                List.of(component("first", Kind.VM, "second"), component("second", Kind.VM)));

        assertThat(catalogue.components()).hasSize(6);
    }

    @Test
    void refusesACycleWhole() {
        refusesWhole(
                CyclicDependencies.class,
                () ->
                        catalogue.putComponents(
                                List.of(
                                        component("new", Kind.VM),
                                        component("ledger", Kind.DATABASE, "name"))));
    }

    @Test
    void refusesAnUnknownDependencyWhole() {
        refusesWhole(
                UnknownComponent.class,
                () ->
                        catalogue.putComponents(
                                List.of(
                                        component("new", Kind.VM),
                                        component("newer", Kind.VM, "nowhere"))));
    }

    @Test
    void refusesTheSameIdTwiceWhole() {
        refusesWhole(
                IllegalArgumentException.class,
                () ->
                        catalogue.putComponents(
                                List.of(component("new", Kind.VM), component("new", Kind.VM))));
    }

    @Test
    void refusesAnUnknownSiteWhole() {
        Component elsewhere = component("newer", Kind.VM);
        Component nowhere =
                new Component(
                        elsewhere.id(),
                        "x",
                        Kind.VM,
                        SiteId.of("nowhere"),
                        "a",
                        Set.of(),
                        Criticality.LOW,
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        units(1),
                        Set.of());
        refuses(
                Code.UNKNOWN_SITE,
                () -> catalogue.putComponents(List.of(component("new", Kind.VM), nowhere)));
        assertThat(catalogue.components()).isEqualTo(catalogue());
    }

    @Test
    void removesWhatNobodyNeeds() {
        catalogue.removeComponent(MAIL);

        assertThat(catalogue.component(MAIL)).isEmpty();
        assertThat(catalogue.components()).hasSize(3);
    }

    @Test
    void refusesToRemoveWhatIsNeededOrUnknown() {
        refuses(Code.COMPONENT_IN_USE, () -> catalogue.removeComponent(LEDGER));
        refuses(Code.UNKNOWN_COMPONENT, () -> catalogue.removeComponent(ComponentId.of("nowhere")));
        assertThat(catalogue.components()).isEqualTo(catalogue());
    }

    @Test
    void refusesToRemoveWhatARunMovesOrHasMoved() {
        var runs = new StoredRuns(JDBI, new StandingClock());
        var run = runs.request(Trigger.OPERATOR, List.of(MAIL), "drill", false);
        refuses(Code.COMPONENT_IN_USE, () -> catalogue.removeComponent(MAIL));

        runs.abort(run.id());
        JDBI.useHandle(
                handle ->
                        handle.execute(
                                "insert into failed_over values ('mail', ?, now())", run.id()));
        refuses(Code.COMPONENT_IN_USE, () -> catalogue.removeComponent(MAIL));

        runs.returned(MAIL);
        catalogue.removeComponent(MAIL);
        assertThat(catalogue.component(MAIL)).isEmpty();
    }

    @Test
    void removesASiteOnlyWhenNothingIsThere() {
        SiteId empty = SiteId.of("uppsala");
        catalogue.putSites(List.of(new Site(empty, "Uppsala", "RegionOne", 59.9, 17.6)));

        refuses(Code.SITE_IN_USE, () -> catalogue.removeSite(STOCKHOLM.id()));
        refuses(Code.UNKNOWN_SITE, () -> catalogue.removeSite(SiteId.of("nowhere")));
        catalogue.removeSite(empty);
        assertThat(catalogue.sites()).containsExactly(STOCKHOLM);
    }

    @Test
    void aPoolReplacesTheOneBefore() {
        var next =
                new ResourcePool(
                        "RegionThree",
                        List.of(new Zone("b", 1)),
                        List.of(host("host-9", "b", 1), host("host-1", "b", 2)));
        catalogue.putPool(next);

        assertThat(catalogue.pool().region()).isEqualTo("RegionThree");
        assertThat(catalogue.pool().zones()).isEqualTo(next.zones());
        assertThat(catalogue.pool().hosts())
                .extracting(Host::id)
                .containsExactly(BIG, next.hosts().get(0).id());
    }

    @Test
    void whatPlacementRespectsIsKeptAndForgottenWhenItIsNoLongerSaid() {
        Component careful =
                component(
                                "careful",
                                Kind.VM,
                                Duration.ZERO,
                                licensed(Long.MAX_VALUE / 10_000_000),
                                "ledger")
                        .labelled(Set.of("rack-1"))
                        .standingBy(
                                new StandbyTerms(
                                        true,
                                        Optional.of("databases"),
                                        Map.of(Tier.FULL, 0.1 + 0.2),
                                        Map.of(LEDGER, new StandbyTerms.Nearness(1e-3, 1e6))));
        ResourcePool wanted = everything();
        catalogue.putComponents(List.of(careful));
        catalogue.putPool(wanted);

        assertThat(catalogue.component(careful.id())).hasValue(careful);
        assertThat(catalogue.pool()).isEqualTo(wanted);

        Component plain = component("careful", Kind.VM);
        catalogue.putComponents(List.of(plain));
        catalogue.putPool(pool());
        assertThat(catalogue.component(plain.id())).hasValue(plain);
        assertThat(catalogue.pool()).isEqualTo(pool());
    }

    @Test
    void termsThatSayNothingAreKeptAsSuch() {
        Component said = component("said", Kind.VM).standingBy(StandbyTerms.NONE);
        var empty = new ResourcePool("x", List.of(), List.of(), Optional.of(PoolTerms.NONE));
        catalogue.putComponents(List.of(said));
        catalogue.putPool(empty);

        assertThat(catalogue.component(said.id())).hasValue(said);
        assertThat(catalogue.pool()).isEqualTo(empty);
    }

    private static Capacity licensed(long licences) {
        return new Capacity(1, 2, 3, 4, Map.of("licences", licences, "tapes", 1L));
    }

    private static ResourcePool everything() {
        Zone a = new Zone("a", 100, Map.of("north \"1\"", 40L), Map.of("north", 0.1, "b", 2.0));
        Host one =
                new Host(
                        BIG,
                        "a",
                        licensed(7),
                        new Price(1, 2, 3, 4, Map.of("licences", 0.1)),
                        Optional.of(0.3),
                        List.of(
                                new Closure(NOON.plusNanos(1), NOON.plusSeconds(1), "Größte"),
                                new Closure(NOON, NOON.plusSeconds(9), "A new disk")));
        Host other =
                new Host(SMALL, "a", units(1), new Price(0, 0, 0, 0), Optional.of(0.0), List.of());
        PoolTerms terms =
                new PoolTerms(
                        List.of(
                                new Reservation(
                                        "drill",
                                        BIG,
                                        licensed(1),
                                        NOON,
                                        NOON.plusSeconds(60),
                                        "The drill of spring")),
                        Collections.nCopies(24, 1.1),
                        List.of(
                                new FailureScenario(
                                        "Fire",
                                        Set.of(STOCKHOLM.id()),
                                        Set.of("north"),
                                        Set.of("rack-1"))));
        return new ResourcePool("RegionTwo", List.of(a), List.of(one, other), Optional.of(terms));
    }

    @Test
    void refusesAPoolWithoutAHostThatHoldsStandby() {
        new StoredAllocations(JDBI).became(allocation(MAIL, SMALL, 1), NOON);
        var without = new ResourcePool("x", pool().zones(), List.of(host("host-1", "a", 8)));

        refuses(Code.HOST_IN_USE, () -> catalogue.putPool(without));
        assertThat(catalogue.pool()).isEqualTo(pool());
        catalogue.putPool(
                new ResourcePool("y", List.of(new Zone("c", 1)), List.of(host("host-2", "c", 1))));
        assertThat(catalogue.pool().region()).isEqualTo("y");
    }

    private void refusesWhole(Class<? extends Exception> type, ThrowingCallable put) {
        assertThatThrownBy(put).isInstanceOf(type);
        assertThat(catalogue.components()).isEqualTo(catalogue());
    }

    private static void refuses(Code code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Unacceptable.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
