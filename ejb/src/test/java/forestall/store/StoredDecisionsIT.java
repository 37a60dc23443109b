package forestall.store;

import static forestall.store.Examples.BIG;
import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NAME;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.SHOP;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.allocation;
import static forestall.store.Examples.catalogue;
import static forestall.store.Examples.pool;
import static forestall.store.Examples.probability;
import static forestall.store.Examples.units;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.allocate.Allocator;
import forestall.allocate.AllocatorSettings;
import forestall.decide.DecisionEngine;
import forestall.decide.DecisionLog.RiskPoint;
import forestall.decide.DecisionLog.Summary;
import forestall.model.Component;
import forestall.model.Contribution;
import forestall.model.Criticality;
import forestall.model.Decision;
import forestall.model.FailoverProposal;
import forestall.model.Plan;
import forestall.model.RiskScore;
import forestall.model.Shortfall;
import forestall.model.Situation;
import forestall.model.Tier;
import forestall.risk.RiskRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredDecisionsIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final Duration TOOK = Duration.ofNanos(123_456_789); // as a clock of nanoseconds has it

    final StoredDecisions decisions = new StoredDecisions(JDBI);
    final StoredTelemetry telemetry = new StoredTelemetry(JDBI);

    @BeforeEach
    void empty() {
        TestDatabase.empty(JDBI);
    }

    @Test
    void aDecisionIsReadBackWithTheSituationThatLedToIt() {
        assertThat(add(NOON)).isTrue();

        assertThat(decisions.latest()).hasValue(decision(NOON));
        assertThat(decisions.at(NOON)).hasValue(decision(NOON));
        assertThat(decisions.situationAt(NOON)).hasValue(situation(NOON));
        assertThat(decisions.at(NOON.plusSeconds(60))).isEmpty();
        assertThat(decisions.situationAt(NOON.minusSeconds(60))).isEmpty();
    }

    @Test
    void nothingWasDecidedYet() {
        assertThat(decisions.latest()).isEmpty();
        assertThat(decisions.between(NOON, NOON.plusSeconds(60), 10)).isEmpty();
        assertThat(decisions.risks(NOON, NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void theStateOfThePredictorIsStoredWithIt() {
        add(NOON);

        PredictorState stored = telemetry.predictor().orElseThrow();
        assertThat(stored.folded()).isEqualTo(NOON.getEpochSecond());
        assertThat(stored.through()).isEqualTo(NOON);
        assertThat(stored.state()).containsExactly(0, -1, 127);

        add(NOON.plusSeconds(60));
        assertThat(telemetry.predictor())
                .map(PredictorState::through)
                .hasValue(NOON.plusSeconds(60));
    }

    @Test
    void aMinuteIsDecidedOnceAndTheSecondTimeNothingIsWritten() {
        add(NOON);
        Decision other =
                new Decision(
                        NOON, "other", List.of(), new Plan(List.of(), List.of(), 0, 0), List.of());

        assertThat(
                        decisions.add(
                                situation(NOON),
                                other,
                                TOOK,
                                new PredictorState(999, NOON.plusSeconds(999), new byte[] {9})))
                .isFalse();

        assertThat(decisions.at(NOON)).hasValue(decision(NOON));
        assertThat(telemetry.predictor().orElseThrow().folded()).isEqualTo(NOON.getEpochSecond());
        assertThat(decisions.risks(NOON, NOON.plusSeconds(1)).get(LEDGER)).hasSize(1);
    }

    @Test
    void aSummaryCountsTiersAndWhatIsShort() {
        add(NOON);

        assertThat(decisions.between(NOON, NOON.plusSeconds(1), 10))
                .containsExactly(new Summary(NOON, "0123456789ab", 0.75, 1, 2, 1, 0.125));
    }

    @Test
    void aDecisionAboutNothingHasASummaryToo() {
        decisions.add(
                situation(NOON),
                new Decision(NOON, "r", List.of(), new Plan(List.of(), List.of(), 0, 0), List.of()),
                TOOK,
                new PredictorState(0, NOON, new byte[0]));

        assertThat(decisions.between(NOON, NOON.plusSeconds(1), 10))
                .containsExactly(new Summary(NOON, "r", 0, 0, 0, 0, 0));
    }

    @Test
    void summariesComeNewestFirstFromInclusiveToExclusiveAndNoMoreThanAskedFor() {
        for (int minute = 0; minute < 5; minute++) {
            add(NOON.plusSeconds(60L * minute));
        }

        assertThat(minutes(NOON.plusSeconds(60), NOON.plusSeconds(180), 10)).containsExactly(2, 1);
        assertThat(minutes(NOON, NOON.plusSeconds(1000), 2)).containsExactly(4, 3);
        assertThat(minutes(NOON, NOON.plusSeconds(180), 2)).containsExactly(2, 1); // the next page
        assertThat(minutes(NOON, NOON, 10)).isEmpty();
        assertThat(decisions.latest()).map(Decision::at).hasValue(NOON.plusSeconds(240));
    }

    @Test
    void risksComeOldestFirstByComponent() {
        for (int minute = 2; minute >= 0; minute--) {
            add(NOON.plusSeconds(60L * minute));
        }

        var risks = decisions.risks(NOON, NOON.plusSeconds(120));
        assertThat(risks).containsOnlyKeys(LEDGER, MAIL, SHOP);
        assertThat(risks.get(LEDGER))
                .containsExactly(
                        new RiskPoint(NOON, 0.75, 0.75, Tier.FULL),
                        new RiskPoint(NOON.plusSeconds(60), 0.75, 0.75, Tier.FULL));
    }

    /** What the engine makes of a real situation, with all its odd numbers, is stored exactly. */
    @Test
    void whatTheEngineDecidesIsReadBackAndDecidedAgainAlike() {
        var engine =
                new DecisionEngine(
                        RiskRules.shipped(), new Allocator(AllocatorSettings.defaults()));
        Situation situation = situation(NOON);
        Decision decision = engine.decide(situation);
        decisions.add(situation, decision, TOOK, new PredictorState(1, NOON, new byte[] {1}));

        assertThat(decisions.at(NOON)).hasValue(decision);
        assertThat(decisions.situationAt(NOON)).hasValue(situation);
        assertThat(engine.decide(decisions.situationAt(NOON).orElseThrow())).isEqualTo(decision);
    }

    /** A probability of 0 and more impacts than count: the surplus taken off is 0, not −0. */
    @Test
    void aComponentThatIsNotAtRiskIsReadBackToo() {
        Component heavy =
                new Component(
                        LEDGER,
                        "ledger",
                        forestall.model.Kind.DATABASE,
                        STOCKHOLM.id(),
                        "a",
                        Set.of(),
                        Criticality.CRITICAL,
                        Duration.ZERO,
                        Duration.ZERO,
                        1e150,
                        units(1),
                        Set.of());
        Situation situation =
                new Situation(
                        NOON,
                        List.of(STOCKHOLM),
                        List.of(heavy),
                        List.of(),
                        pool(),
                        List.of(),
                        Map.of());
        Decision decision =
                new DecisionEngine(RiskRules.shipped(), new Allocator(AllocatorSettings.defaults()))
                        .decide(situation);
        decisions.add(situation, decision, TOOK, new PredictorState(1, NOON, new byte[] {1}));

        assertThat(decisions.situationAt(NOON)).hasValue(situation);
        assertThat(decisions.at(NOON)).hasValue(decision);
    }

    @Test
    void aContributionOfNothingIsReadBack() {
        RiskScore risk =
                new RiskScore(
                        LEDGER,
                        NOON,
                        0,
                        1,
                        0,
                        List.of(new Contribution("a", 0), new Contribution("cap", 0 * -0.5)),
                        Tier.MINIMAL,
                        "tier",
                        FACTORS);
        Decision decision =
                new Decision(
                        NOON, "r", List.of(risk), new Plan(List.of(), List.of(), 0, 0), List.of());
        decisions.add(situation(NOON), decision, TOOK, new PredictorState(1, NOON, new byte[] {1}));

        assertThat(decisions.at(NOON)).hasValue(decision);
    }

    private List<Integer> minutes(Instant from, Instant to, int limit) {
        return decisions.between(from, to, limit).stream()
                .map(each -> (int) Duration.between(NOON, each.at()).toMinutes())
                .toList();
    }

    private boolean add(Instant minute) {
        return decisions.add(
                situation(minute),
                decision(minute),
                TOOK,
                new PredictorState(minute.getEpochSecond(), minute, new byte[] {0, -1, 127}));
    }

    private static final Map<Tier, Double> FACTORS =
            Map.of(Tier.FULL, 1.0, Tier.SCALED, 0.5, Tier.MINIMAL, 0.1);

    private static Situation situation(Instant minute) {
        return new Situation(
                minute,
                List.of(STOCKHOLM),
                catalogue(),
                List.of(probability(LEDGER, 0.97), probability(MAIL, 0.1), probability(NAME, 1e-9)),
                pool(),
                List.of(allocation(MAIL, BIG, 1)),
                Map.of(LEDGER, Tier.SCALED, MAIL, Tier.MINIMAL));
    }

    private static Decision decision(Instant minute) {
        return new Decision(
                minute,
                "0123456789ab",
                List.of(
                        risk(LEDGER, minute, 0.75, Tier.FULL),
                        risk(MAIL, minute, 0.5, Tier.SCALED),
                        risk(SHOP, minute, 0.5, Tier.SCALED)),
                new Plan(
                        List.of(allocation(LEDGER, BIG, 2)),
                        List.of(
                                new Shortfall(
                                        MAIL, Tier.SCALED, Optional.empty(), units(1), "no room")),
                        0.125,
                        1),
                List.of(new FailoverProposal(LEDGER, "rule", "it fails")));
    }

    private static RiskScore risk(
            forestall.model.ComponentId id, Instant minute, double score, Tier tier) {
        return new RiskScore(
                id,
                minute,
                score,
                1,
                score,
                List.of(new Contribution("rule", score)),
                tier,
                "tier rule",
                FACTORS);
    }
}
