package forestall.cycle;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.allocate.Allocator;
import forestall.allocate.AllocatorSettings;
import forestall.decide.AuditLog.By;
import forestall.decide.DecisionEngine;
import forestall.decide.DecisionLog;
import forestall.decide.PublishedRules;
import forestall.decide.ServiceStatus.Cycle;
import forestall.feed.PredictorKeeper;
import forestall.model.Allocation;
import forestall.model.Decision;
import forestall.model.ExternalEvent;
import forestall.model.FailoverRun;
import forestall.model.RiskScore;
import forestall.model.Tier;
import forestall.predict.FusionModel;
import forestall.predict.PredictorSettings;
import forestall.risk.RiskRules;
import forestall.ruleset.Lifecycle.Act;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.ruleset.RuleSetCompiler;
import forestall.ruleset.ShippedRuleSet;
import forestall.store.StoredRuleSets;
import forestall.store.StoredTelemetry;
import forestall.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Whole minutes, from telemetry to what stands by. */
@SuppressWarnings("UnnecessaryAssignment") // no container injects here
class MinuteCycleIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final RiskRules RULES = RiskRules.shipped();
    static final DecisionEngine ENGINE =
            new DecisionEngine(RULES, new Allocator(AllocatorSettings.defaults()));

    final Beans beans = new Beans(JDBI);
    final StoredTelemetry telemetry = new StoredTelemetry(JDBI);

    @Test
    void aMinuteIsDecidedStoredAndCarriedOut() {
        MinuteCycle cycle = cycle(true);
        cycle.run(NOON);

        Decision decision = beans.decisions.at(NOON).orElseThrow();
        assertThat(decision.risks()).hasSize(4);
        assertThat(decision.plan().allocations()).hasSize(4);
        assertThat(beans.allocations.current()).isEqualTo(decision.plan().allocations());
        assertThat(telemetry.predictor()).isPresent();
        assertThat(status(cycle).failed()).isFalse();
        assertThat(status(cycle).words()).endsWith("4 allocations carried out, 0 not");
        assertThat(cycle.status.outlooks()).hasSize(4);
    }

    @Test
    void aVersionThatRunsAwayGivesWayToTheLastGoodOneAndTheCycleGoesOn() {
        var sets = new StoredRuleSets(JDBI);
        RuleSet good = ShippedRuleSet.get();
        publish(sets, good);
        publish(
                sets,
                good.with(
                        RuleFile.of(
                                "again.drl",
                                """
                                package forestall.risk
                                rule "again"
                                when $s : Scored( score >= 0 )
                                then modify( $s ) {}
                                end
                                """)));
        var rules = new PublishedRules(sets, RuleSetCompiler::compile, () -> RULES, Instant::now);
        MinuteCycle cycle = cycle(true);
        cycle.rules = rules;
        cycle.engine = new DecisionEngine(rules, new Allocator(AllocatorSettings.defaults()));

        cycle.run(NOON);
        cycle.run(NOON.plusSeconds(60));

        assertThat(status(cycle).failed()).isFalse();
        assertThat(beans.decisions.at(NOON).orElseThrow().ruleSet()).isEqualTo("v1");
        assertThat(beans.decisions.at(NOON.plusSeconds(60)).orElseThrow().ruleSet())
                .isEqualTo("v1");
        assertThat(rules.trouble()).hasValueSatisfying(why -> assertThat(why).contains("v2"));
        assertThat(sets.failures(5)).hasSize(2);
    }

    private static void publish(StoredRuleSets sets, RuleSet set) {
        var ann = new By("ann", NOON);
        var ben = new By("ben", NOON.plusSeconds(sets.publishedBefore(9).size()));
        int number = sets.save(set, Optional.empty(), "", ann).number();
        sets.move(number, Act.SUBMIT, "", ann);
        sets.move(number, Act.APPROVE, "", ben);
        sets.move(number, Act.PUBLISH, "", ben);
    }

    @Test
    void theNextMinuteGoesOnFromTheStoredOne() {
        cycle(true).run(NOON);
        MinuteCycle restarted = cycle(true);
        restarted.run(NOON.plusSeconds(60));

        assertThat(status(restarted).failed()).isFalse();
        assertThat(beans.decisions.situationAt(NOON.plusSeconds(60)).orElseThrow().tiers())
                .hasSize(4);
        assertThat(beans.acts()).hasSize(4); // nothing changed, nothing was done
    }

    @Test
    void aMinuteIsDecidedOnce() {
        MinuteCycle cycle = cycle(true);
        cycle.run(NOON);
        cycle.run(NOON);

        assertThat(status(cycle).words())
                .isEqualTo("2031-03-01T12:00:00Z was decided before; nothing done");
        assertThat(beans.acts()).hasSize(4);
    }

    @Test
    void whoOnlyAdvisesTouchesNothing() {
        MinuteCycle cycle = cycle(false);
        cycle.run(NOON);

        assertThat(status(cycle).words()).endsWith("only written down");
        assertThat(beans.decisions.at(NOON)).isPresent();
        assertThat(beans.acts()).isEmpty();
    }

    @Test
    void aCycleThatFailsSaysSoAndTheNextStartsFromTheSameState() {
        MinuteCycle cycle = cycle(true);
        DecisionLog log = cycle.log;
        cycle.log = null;
        cycle.run(NOON);
        assertThat(status(cycle).failed()).isTrue();
        assertThat(status(cycle).words()).startsWith("2031-03-01T12:00:00Z: no decision");
        assertThat(beans.decisions.latest()).isEmpty();

        cycle.log = log;
        cycle.run(NOON.plusSeconds(60));
        assertThat(status(cycle).failed()).isFalse();
    }

    /** A storm over the ledger: first it stands by in full; no failover before that. */
    @Test
    void aStormBringsStandbyUp() {
        MinuteCycle cycle = cycle(true);
        cycle.run(NOON);
        telemetry.putEvents(
                List.of(
                        new ExternalEvent(
                                "1",
                                "smhi",
                                ExternalEvent.Type.WEATHER,
                                1,
                                NOON,
                                NOON.plus(Duration.ofHours(5)),
                                "Storm",
                                Set.of(LEDGER),
                                Set.of(),
                                Set.of(),
                                Optional.empty())));
        cycle.run(NOON.plusSeconds(60));

        RiskScore risk =
                beans.decisions.latest().orElseThrow().risks().stream()
                        .filter(each -> each.component().equals(LEDGER))
                        .findFirst()
                        .orElseThrow();
        assertThat(risk.probability()).isGreaterThan(0.8);
        assertThat(risk.tier()).isNotEqualTo(Tier.MINIMAL);
        assertThat(beans.allocations.current())
                .filteredOn(each -> each.component().equals(LEDGER))
                .extracting(Allocation::tier)
                .containsExactly(risk.tier());
        assertThat(beans.runs.newest(10)).extracting(FailoverRun::state).isEmpty();
    }

    private static Cycle status(MinuteCycle cycle) {
        return cycle.status.lastCycle().orElseThrow();
    }

    private MinuteCycle cycle(boolean act) {
        Settings usual = Settings.defaults();
        var cycle = new MinuteCycle();
        cycle.settings =
                new Settings(
                        usual.cycle(),
                        usual.dataClock(),
                        act,
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
        cycle.clock = beans.clock;
        cycle.predictor =
                new PredictorKeeper(
                        telemetry,
                        beans.catalogue,
                        PredictorSettings.defaults(),
                        FusionModel::shipped);
        cycle.situations = beans.situations();
        cycle.engine = ENGINE;
        cycle.rules =
                new PublishedRules(
                        new StoredRuleSets(JDBI), set -> RULES, () -> RULES, Instant::now);
        cycle.decisions = beans.decisions;
        cycle.log = beans.decisions;
        cycle.reconciler = beans.reconciler(beans.region.providers());
        cycle.desk = beans.desk();
        cycle.status = new CycleStatus();
        cycle.status.settings = cycle.settings;
        cycle.status.predictor = cycle.predictor;
        return cycle;
    }
}
