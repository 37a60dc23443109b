package forestall.cycle;

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
import static forestall.store.Examples.pool;
import static forestall.store.Examples.probability;
import static forestall.store.Examples.units;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.Closure;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Contribution;
import forestall.model.Decision;
import forestall.model.FailureProbability;
import forestall.model.Host;
import forestall.model.Observation;
import forestall.model.Plan;
import forestall.model.PoolTerms;
import forestall.model.ResourcePool;
import forestall.model.RiskScore;
import forestall.model.Situation;
import forestall.model.StandbyTerms;
import forestall.model.Tier;
import forestall.store.PredictorState;
import forestall.store.TestDatabase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SituationReaderIT {
    static final Jdbi JDBI = TestDatabase.create();

    final Beans beans = new Beans(JDBI);

    @Test
    void aSituationHoldsEverythingThatADecisionNeeds() {
        beans.allocations.became(allocation(MAIL, BIG, 1), NOON);
        decided(LEDGER, Tier.FULL);
        List<FailureProbability> probabilities = List.of(probability(LEDGER, 0.5));

        assertThat(beans.situations().at(NOON, probabilities, List.of(), Set.of()))
                .isEqualTo(
                        new Situation(
                                NOON,
                                List.of(STOCKHOLM),
                                catalogue(),
                                probabilities,
                                pool(),
                                List.of(allocation(MAIL, BIG, 1)),
                                Map.of(LEDGER, Tier.FULL),
                                List.of(
                                        new Observation(
                                                LEDGER,
                                                Map.of(),
                                                Map.of(),
                                                Optional.empty(),
                                                Optional.of(NOON)))));
    }

    @Test
    void aDecisionThatCannotBeReadAnyMoreDoesNotStopTheNext() {
        decided(LEDGER, Tier.FULL);
        JDBI.useHandle(handle -> handle.execute("update decision set body = '{\"of\":\"old\"}'"));

        assertThat(beans.situations().at(NOON, List.of(), List.of(), Set.of()).tiers())
                .isEqualTo(Map.of(LEDGER, Tier.FULL));
    }

    @Test
    void inTheFirstMinuteThereWereNoTiersBefore() {
        assertThat(beans.situations().at(NOON, List.of(), List.of(), Set.of()).tiers()).isEmpty();
    }

    @Test
    void whatHasFailedOverLeavesTheSituationAndWhatItHoldsLeavesThePool() {
        beans.allocations.became(allocation(LEDGER, BIG, 2), NOON);
        beans.allocations.became(allocation(SHOP, BIG, 2), NOON);
        beans.allocations.became(allocation(MAIL, SMALL, 1), NOON);
        decided(LEDGER, Tier.FULL);
        failedOver(LEDGER, SHOP, NAME);

        Situation situation =
                beans.situations()
                        .at(
                                NOON,
                                List.of(probability(LEDGER, 0.9), probability(MAIL, 0.1)),
                                List.of(),
                                Set.of());

        assertThat(situation.components()).extracting(Component::id).containsExactly(MAIL);
        assertThat(situation.probabilities()).containsExactly(probability(MAIL, 0.1));
        assertThat(situation.current()).containsExactly(allocation(MAIL, SMALL, 1));
        assertThat(situation.tiers()).isEmpty();
        assertThat(situation.pool().hosts())
                .extracting(Host::capacity)
                .containsExactly(units(4), units(4)); // mail's own is free for mail
        assertThat(situation.pool().zones()).isEqualTo(pool().zones());
    }

    @Test
    void whatPlacementRespectsStaysWhenSomeHaveFailedOver() {
        var near = new StandbyTerms.Nearness(1, 2);
        Component shop = beans.catalogue.component(SHOP).orElseThrow();
        beans.catalogue.putComponents(
                List.of(
                        shop.needing(Set.of(LEDGER, MAIL))
                                .standingBy(
                                        new StandbyTerms(
                                                true,
                                                Optional.empty(),
                                                Map.of(),
                                                Map.of(LEDGER, near, MAIL, near)))));
        Host big = pool().hosts().get(0);
        Host closed =
                new Host(
                        big.id(),
                        big.zone(),
                        big.capacity(),
                        big.price(),
                        Optional.of(3.0),
                        List.of(new Closure(NOON, NOON.plusSeconds(60), "A new disk")));
        ResourcePool wanted =
                new ResourcePool(
                        "RegionTwo",
                        pool().zones(),
                        List.of(closed, pool().hosts().get(1)),
                        Optional.of(
                                new PoolTerms(List.of(), Collections.nCopies(24, 2.0), List.of())));
        beans.catalogue.putPool(wanted);
        failedOver(LEDGER);

        Situation situation = beans.situations().at(NOON, List.of(), List.of(), Set.of());

        assertThat(situation.pool()).isEqualTo(wanted);
        assertThat(situation.components())
                .filteredOn(each -> each.id().equals(SHOP))
                .extracting(each -> each.standbyTerms().near())
                .containsExactly(Map.of(MAIL, near));
    }

    @Test
    void whatReturnedNoLongerDependsOnWhatIsStillAway() {
        failedOver(LEDGER, SHOP, NAME);
        beans.runs.returned(SHOP);
        beans.runs.returned(NAME);

        Situation situation = beans.situations().at(NOON, List.of(), List.of(), Set.of());

        assertThat(situation.components())
                .extracting(Component::id)
                .containsExactly(MAIL, NAME, SHOP);
        assertThat(situation.components().get(1).dependencies()).containsExactly(SHOP);
        assertThat(situation.components().get(2).dependencies()).isEmpty();
    }

    private void failedOver(ComponentId... components) {
        JDBI.useHandle(
                handle -> {
                    handle.execute(
                            """
                            insert into failover_run values ('00000000-0000-0001-0000-000000000002',
                              'OPERATOR', 'drill', 'SUCCEEDED', '{}', now(), now())""");
                    for (ComponentId each : components) {
                        handle.execute(
                                """
                                insert into failed_over
                                values (?, '00000000-0000-0001-0000-000000000002', now())""",
                                each.value());
                    }
                });
    }

    private void decided(ComponentId component, Tier tier) {
        var risk =
                new RiskScore(
                        component,
                        NOON,
                        0,
                        0,
                        0,
                        List.of(new Contribution("rule", 0)),
                        tier,
                        "tier",
                        Map.of(Tier.FULL, 1.0, Tier.SCALED, 0.5, Tier.MINIMAL, 0.1));
        beans.decisions.add(
                new Situation(NOON, List.of(), List.of(), List.of(), pool(), List.of(), Map.of()),
                new Decision(
                        NOON, "r", List.of(risk), new Plan(List.of(), List.of(), 0, 0), List.of()),
                Duration.ZERO,
                new PredictorState(0, NOON, new byte[] {1}));
    }
}
