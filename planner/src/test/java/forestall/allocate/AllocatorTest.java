package forestall.allocate;

import static forestall.allocate.Fixtures.NOON;
import static forestall.allocate.Fixtures.component;
import static forestall.allocate.Fixtures.host;
import static forestall.allocate.Fixtures.pool;
import static forestall.allocate.Fixtures.risk;
import static forestall.allocate.Fixtures.standing;
import static forestall.allocate.Fixtures.units;
import static forestall.model.Tier.FULL;
import static forestall.model.Tier.MINIMAL;
import static forestall.model.Tier.SCALED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Closure;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.Plan;
import forestall.model.PoolTerms;
import forestall.model.Price;
import forestall.model.Reservation;
import forestall.model.ResourcePool;
import forestall.model.RiskScore;
import forestall.model.Shortfall;
import forestall.model.StandbyTerms;
import forestall.model.Tier;
import forestall.model.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The shop's three components need 8 units each; ledger is riskier than search, search than blog.
 */
class AllocatorTest {
    static final Allocator ALLOCATOR = new Allocator(AllocatorSettings.defaults());

    static final List<Component> SHOP =
            List.of(
                    component("ledger", units(8)),
                    component("search", units(8)),
                    component("blog", units(8)));
    static final List<RiskScore> RISKS =
            List.of(risk("ledger", FULL, 0.9), risk("search", FULL, 0.6), risk("blog", FULL, 0.3));

    @Test
    void everythingGoesToTheCheapestHostThatHasRoom() {
        Plan plan = plan(pool(host("dear", 24, 2), host("cheap", 24, 1)), List.of());

        assertThat(plan.allocations())
                .containsExactly(
                        standing("blog", "cheap", FULL, units(8)),
                        standing("ledger", "cheap", FULL, units(8)),
                        standing("search", "cheap", FULL, units(8)));
        assertThat(plan.shortfalls()).isEmpty();
        assertThat(plan.costPerHour()).isEqualTo(3 * 8 * 4.0);
        assertThat(plan.moves()).isZero();
    }

    @Test
    void tiersFallWhereThatLosesLeast() {
        Plan plan = plan(pool(host("a", 22, 1)), List.of());

        assertThat(plan.allocations())
                .extracting(Allocation::tier)
                .containsExactly(SCALED, FULL, FULL); // blog, ledger, search
        assertThat(plan.shortfalls())
                .containsExactly(
                        new Shortfall(
                                ComponentId.of("blog"),
                                FULL,
                                Optional.of(SCALED),
                                units(2),
                                "blog gets SCALED instead of FULL: a is 2 vCPU, 2 GiB memory,"
                                        + " 2 GiB storage, 2 Mbit/s network short"));
    }

    @Test
    void theLeastRiskyGoesWithoutWhenThatLosesLeast() {
        var risks =
                List.of(
                        risk("ledger", FULL, 0.9),
                        risk("search", FULL, 0.6),
                        risk("blog", FULL, 0.1));
        Plan plan = ALLOCATOR.allocate(SHOP, risks, pool(host("a", 17, 1)), List.of());

        assertThat(plan.allocations())
                .extracting(Allocation::component)
                .containsExactly(ComponentId.of("ledger"), ComponentId.of("search"));
        assertThat(plan.shortfalls())
                .singleElement()
                .satisfies(
                        blog -> {
                            assertThat(blog.placed()).isEmpty();
                            assertThat(blog.missing()).isEqualTo(units(7));
                            assertThat(blog.reason())
                                    .startsWith(
                                            "blog gets no standby instead of FULL: a is 7 vCPU");
                        });
    }

    @Test
    void nothingGetsMoreThanItsRiskCallsFor() {
        var risks =
                List.of(
                        risk("ledger", SCALED, 0.7),
                        risk("search", MINIMAL, 0.4),
                        risk("blog", MINIMAL, 0));
        Plan plan = ALLOCATOR.allocate(SHOP, risks, pool(host("a", 1000, 0)), List.of());

        assertThat(plan.allocations())
                .containsExactly(
                        standing("blog", "a", MINIMAL, units(2)),
                        standing("ledger", "a", SCALED, units(4)),
                        standing("search", "a", MINIMAL, units(2)));
    }

    @Test
    void whatStandsByStaysUnlessAMoveSavesEnough() {
        List<Allocation> current =
                List.of(
                        standing("ledger", "a", FULL, units(8)),
                        standing("search", "a", FULL, units(8)),
                        standing("blog", "a", FULL, units(8)));

        // 8 units at 4 prices each: 0.032 saved an hour, less than 0.05
        Plan stays = plan(pool(host("a", 24, 1), host("b", 24, 0.999)), current);
        assertThat(stays.moves()).isZero();
        assertThat(stays.allocations()).extracting(Allocation::host).containsOnly(HostId.of("a"));

        // 0.064 saved an hour
        Plan goes = plan(pool(host("a", 24, 1), host("b", 24, 0.998)), current);
        assertThat(goes.moves()).isEqualTo(3);
        assertThat(goes.allocations()).extracting(Allocation::host).containsOnly(HostId.of("b"));
    }

    @Test
    void aShortPlanRepeatsItselfToo() {
        ResourcePool pool = pool(host("a", 11, 1), host("b", 9, 2));
        Plan first = plan(pool, List.of());
        Plan second = plan(pool, first.allocations());

        assertThat(first.shortfalls()).isNotEmpty();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aRiskierNewcomerTakesTheRoomOfOthers() {
        Plan plan =
                plan(
                        pool(host("a", 8, 1), host("b", 8, 1)),
                        List.of(
                                standing("blog", "a", FULL, units(8)),
                                standing("search", "b", FULL, units(8))));

        assertThat(plan.allocations())
                .filteredOn(each -> each.tier() == FULL)
                .extracting(each -> each.component().value())
                .contains("ledger");
        assertThat(plan.shortfalls())
                .extracting(each -> each.component().value())
                .doesNotContain("ledger");
    }

    @Test
    void aHostThatIsGoneIsLeftAndCountsAsAMove() {
        Plan plan =
                plan(
                        pool(host("b", 24, 1)),
                        List.of(
                                standing("ledger", "gone", FULL, units(8)),
                                standing("search", "b", FULL, units(8)),
                                standing("retired", "b", FULL, units(8))));

        assertThat(plan.allocations()).extracting(Allocation::host).containsOnly(HostId.of("b"));
        assertThat(plan.moves()).isEqualTo(1);
        assertThat(plan.shortfalls()).isEmpty();
    }

    @Test
    void theOrderOfTheInputsDoesNotMatter() {
        var components = new ArrayList<Component>();
        var risks = new ArrayList<RiskScore>();
        var current = new ArrayList<Allocation>();
        var hosts = new ArrayList<Host>();
        for (int i = 0; i < 12; i++) {
            components.add(component("c" + i, units(3 + i % 5)));
            risks.add(risk("c" + i, List.of(FULL, SCALED, MINIMAL).get(i % 3), i / 12.0));
            if (i % 2 == 0) {
                current.add(standing("c" + i, "h" + i % 6, MINIMAL, units(1)));
            }
        }
        for (int i = 0; i < 5; i++) {
            hosts.add(host("h" + i, i % 2 == 0 ? "west-1" : "west-2", units(4 + i), 1 + i));
        }
        var zones = new ArrayList<>(List.of(new Zone("west-1", 12), new Zone("west-2", 9)));
        Plan expected =
                ALLOCATOR.allocate(
                        components, risks, new ResourcePool("west", zones, hosts), current);
        assertThat(expected.shortfalls()).isNotEmpty();

        var random = new Random(7);
        for (int i = 0; i < 5; i++) {
            List.of(components, risks, current, hosts, zones)
                    .forEach(each -> Collections.shuffle(each, random));
            assertThat(
                            new Allocator(AllocatorSettings.defaults())
                                    .allocate(
                                            components,
                                            risks,
                                            new ResourcePool("west", zones, hosts),
                                            current))
                    .isEqualTo(expected);
        }
    }

    @Test
    void manyMayAskAtOnce() {
        ResourcePool pool = pool(host("a", 11, 1), host("b", 9, 2));
        Plan expected = plan(pool, List.of());

        assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> plan(pool, List.of())))
                .containsOnly(expected);
    }

    @Test
    void withoutHostsThePlanSaysSo() {
        Plan plan = plan(new ResourcePool("west", List.of(), List.of()), List.of());

        assertThat(plan.allocations()).isEmpty();
        assertThat(plan.costPerHour()).isZero();
        assertThat(plan.shortfalls())
                .extracting(Shortfall::reason)
                .containsExactly(
                        "blog gets no standby instead of FULL: west has no hosts",
                        "ledger gets no standby instead of FULL: west has no hosts",
                        "search gets no standby instead of FULL: west has no hosts");
        assertThat(plan.shortfalls()).extracting(Shortfall::missing).containsOnly(units(8));
    }

    @Test
    void whatIsBiggerThanEveryHostIsSaidToBe() {
        Plan plan =
                ALLOCATOR.allocate(
                        List.of(component("giant", new Capacity(9_500, 0, 0, 0))),
                        List.of(risk("giant", FULL, 0.9)),
                        pool(host("a", 4, 1), host("b", 8, 1)),
                        List.of());

        assertThat(plan.allocations())
                .extracting(Allocation::tier)
                .containsExactly(SCALED); // 4.75 vCPU, on b
        assertThat(plan.shortfalls())
                .extracting(Shortfall::reason)
                .containsExactly(
                        "giant gets SCALED instead of FULL: it is bigger than every host;"
                                + " b is 1.5 vCPU short");
    }

    @Test
    void theLinkIntoAZoneLimitsWhatSynchronisesAllTheTime() {
        Host roomy = host("a", "west-1", units(100), 1);
        var pool = new ResourcePool("west", List.of(new Zone("west-1", 17)), List.of(roomy));
        Plan plan = plan(pool, List.of());

        assertThat(plan.allocations())
                .extracting(Allocation::tier)
                .containsExactly(MINIMAL, FULL, FULL);
        assertThat(plan.shortfalls())
                .containsExactly(
                        new Shortfall(
                                ComponentId.of("blog"),
                                FULL,
                                Optional.of(MINIMAL),
                                Capacity.NONE,
                                "blog gets MINIMAL instead of FULL: the link into zone west-1 is"
                                        + " 7 Mbit/s of replication bandwidth short"));

        var wider = new ResourcePool("west", List.of(new Zone("west-1", 24)), List.of(roomy));
        assertThat(plan(wider, List.of()).shortfalls()).isEmpty();
    }

    private static Plan plan(ResourcePool pool, Component component, Tier tier) {
        return ALLOCATOR.allocate(
                List.of(component), List.of(risk("a", tier, 0.9)), pool, List.of());
    }

    private static ResourcePool on(PoolTerms terms, Host... hosts) {
        ResourcePool plain = pool(hosts);
        return new ResourcePool(plain.region(), plain.zones(), plain.hosts(), Optional.of(terms));
    }

    @Test
    void aHostThatIsClosedOrClosesSoonTakesNothing() {
        Host cheap = host("cheap", 8, 1);
        var closing = new Closure(NOON.plusSeconds(29 * 60), NOON.plusSeconds(9999), "New disks");
        Host closed =
                new Host(
                        cheap.id(),
                        cheap.zone(),
                        cheap.capacity(),
                        cheap.price(),
                        Optional.empty(),
                        List.of(closing));
        Component component = component("a", units(4));

        Plan plan = plan(pool(closed, host("dear", 8, 2)), component, Tier.FULL);
        assertThat(plan.allocations().get(0).host()).isEqualTo(HostId.of("dear"));
        assertThat(plan(pool(cheap, host("dear", 8, 2)), component, Tier.FULL).allocations())
                .extracting(Allocation::host)
                .containsExactly(HostId.of("cheap"));
        assertThat(plan(pool(closed), component, Tier.FULL).shortfalls()).hasSize(1);
    }

    @Test
    void reservedRoomIsKeptFreeWhileItIsReserved() {
        Component component = component("a", units(4));
        Host cheap = host("cheap", 8, 1);
        Host dear = host("dear", 8, 2);
        for (int begins : List.of(0, 1)) {
            var drill =
                    new Reservation(
                            "drill",
                            cheap.id(),
                            units(5),
                            NOON.plusSeconds(begins),
                            NOON.plusSeconds(60),
                            "The drill of spring");
            var terms = new PoolTerms(List.of(drill), List.of(), List.of());
            assertThat(plan(on(terms, cheap, dear), component, Tier.FULL).allocations())
                    .extracting(Allocation::host)
                    .containsExactly(HostId.of(begins == 0 ? "dear" : "cheap"));
        }
    }

    @Test
    void standbyCostsWhatTheHourSays() {
        List<Double> byHour = new ArrayList<>(Collections.nCopies(24, 1.0));
        byHour.set(12, 3.0);
        var terms = new PoolTerms(List.of(), byHour, List.of());
        Component component = component("a", units(4));
        double plain = plan(pool(host("h", 8, 1)), component, Tier.FULL).costPerHour();

        assertThat(plan(on(terms, host("h", 8, 1)), component, Tier.FULL).costPerHour())
                .isEqualTo(3 * plain);
    }

    @Test
    void aTierThatMustBeNearIsNotPlacedFarAway() {
        var far = new Zone("west-1", 1_000_000, Map.of(), Map.of("north-1", 7.5));
        ResourcePool pool = new ResourcePool("west", List.of(far), List.of(host("h", 8, 1)));
        for (double most : List.of(7.5, 7.4)) {
            Component component =
                    component("a", units(4))
                            .standingBy(
                                    new StandbyTerms(
                                            false,
                                            Optional.empty(),
                                            Map.of(Tier.FULL, most),
                                            Map.of()));
            assertThat(plan(pool, component, Tier.FULL).allocations())
                    .extracting(Allocation::tier)
                    .containsExactly(most == 7.5 ? Tier.FULL : Tier.SCALED);
        }
    }

    @Test
    void whatMustStandByComesFirst() {
        Component must =
                component("a", units(4))
                        .standingBy(new StandbyTerms(true, Optional.empty(), Map.of(), Map.of()));
        Plan plan =
                ALLOCATOR.allocate(
                        List.of(must, component("b", units(4))),
                        List.of(risk("a", Tier.MINIMAL, 0.01), risk("b", Tier.MINIMAL, 0.4)),
                        pool(host("h", 1, 1)),
                        List.of());
        assertThat(plan.allocations())
                .extracting(Allocation::component)
                .containsExactly(ComponentId.of("a"));
    }

    @Test
    void whatNeedsNothingGetsAHostAllTheSame() {
        Plan plan =
                ALLOCATOR.allocate(
                        List.of(component("name", Capacity.NONE)),
                        List.of(risk("name", MINIMAL, 0)),
                        pool(host("full", 0, 1)),
                        List.of());

        assertThat(plan.allocations())
                .containsExactly(standing("name", "full", MINIMAL, Capacity.NONE));
        assertThat(plan.costPerHour()).isZero();
    }

    @Test
    void hugeAmountsAndPricesAreNoException() {
        Capacity most = new Capacity(1_000_000_000_000L, 1_000_000_000_000L, 1_000_000_000_000L, 1);
        double huge = Double.MAX_VALUE;
        Plan plan =
                ALLOCATOR.allocate(
                        List.of(component("a", most), component("b", most)),
                        List.of(risk("a", FULL, 1), risk("b", FULL, 0)),
                        pool(
                                new Host(
                                        HostId.of("h"),
                                        "west-1",
                                        most,
                                        new Price(huge, huge, huge, huge))),
                        List.of());

        assertThat(plan.costPerHour()).isEqualTo(Double.MAX_VALUE);
        assertThat(plan.allocations())
                .extracting(Allocation::component)
                .containsExactly(ComponentId.of("a"));
        assertThat(plan.shortfalls())
                .extracting(Shortfall::component)
                .containsExactly(ComponentId.of("b"));
    }

    @Test
    void nothingToProtectIsAnEmptyPlan() {
        assertThat(ALLOCATOR.allocate(List.of(), List.of(), pool(host("a", 8, 1)), List.of()))
                .isEqualTo(new Plan(List.of(), List.of(), 0, 0));
    }

    @Test
    void everyComponentHasExactlyOneRisk() {
        ResourcePool pool = pool(host("a", 8, 1));
        refused("component blog has no risk", SHOP, RISKS.subList(0, 2), pool, List.of());
        refused(
                "a risk names component blog, which is unknown",
                SHOP.subList(0, 2),
                RISKS,
                pool,
                List.of());
        refused("risk of ledger is there twice", SHOP, twice(RISKS), pool, List.of());
        refused("component ledger is there twice", twice(SHOP), RISKS, pool, List.of());
        refused(
                "allocation of blog is there twice",
                SHOP,
                RISKS,
                pool,
                twice(List.of(standing("blog", "a", FULL, units(8)))));
    }

    private static void refused(
            String message,
            List<Component> components,
            List<RiskScore> risks,
            ResourcePool pool,
            List<Allocation> current) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALLOCATOR.allocate(components, risks, pool, current))
                .withMessage(message);
    }

    private static <T> List<T> twice(List<T> all) {
        var more = new ArrayList<>(all);
        more.add(all.get(0));
        return more;
    }

    private static Plan plan(ResourcePool pool, List<Allocation> current) {
        return ALLOCATOR.allocate(SHOP, RISKS, pool, current);
    }
}
