package forestall.cycle;

import forestall.allocate.Allocator;
import forestall.allocate.AllocatorSettings;
import forestall.decide.DecisionEngine;
import forestall.decide.DecisionLog;
import forestall.decide.PublishedRules;
import forestall.decide.RuleSets;
import forestall.decide.RulesInForce;
import forestall.risk.RiskRules;
import forestall.ruleset.RuleSetCompiler;
import forestall.ruleset.ShippedRuleSet;
import forestall.store.StoredRuleSets;
import forestall.worker.Worker;
import forestall.workshop.RuleWorkshop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Builds what decides, and by which rules; the rest is in {@link Wiring}. */
@ApplicationScoped
public class RulesWiring {
    /** The longest that one judgement may take: a third of a cycle. */
    private static final Duration JUDGEMENT = Duration.ofSeconds(20);

    /** Bytes that one judgement may allocate, most of them garbage. */
    private static final long ALLOCATED = 8L << 30;

    @Produces
    @Singleton
    @Typed(RuleSets.class)
    RuleSets sets(Jdbi jdbi) {
        return new StoredRuleSets(jdbi);
    }

    @Produces
    @Singleton
    @Typed(Worker.class)
    Worker worker() {
        return new Worker(ShippedRuleSet.get());
    }

    void end(@Disposes Worker worker) {
        worker.close();
    }

    @Produces
    @Singleton
    @Typed({PublishedRules.class, RulesInForce.class})
    PublishedRules rules(RuleSets sets, Worker worker) {
        return new PublishedRules(
                sets,
                set ->
                        RuleSetCompiler.compile(set, worker::models)
                                .watched(() -> new TimeAndMemory(JUDGEMENT, ALLOCATED)),
                () -> shipped(sets),
                Instant::now);
    }

    /** Compiled when they are needed, and once. */
    private static final class Shipped {
        static final RiskRules RULES = RiskRules.shipped();
    }

    // By the name of the version that was kept of them, so that decisions can be asked again.
    private static RiskRules shipped(RuleSets sets) {
        RiskRules rules = Shipped.RULES;
        return sets.numberOf(ShippedRuleSet.get().fingerprint())
                .map(number -> rules.named(RuleSets.nameOf(number)))
                .orElse(rules);
    }

    @Produces
    @Singleton
    Allocator allocator() {
        return new Allocator(AllocatorSettings.defaults());
    }

    @Produces
    @Singleton
    DecisionEngine engine(RulesInForce rules, Allocator allocator) {
        return new DecisionEngine(rules, allocator);
    }

    @Produces
    @Singleton
    @Typed(RuleWorkshop.class)
    RuleWorkshop workshop(
            RuleSets sets,
            PublishedRules rules,
            DecisionLog decisions,
            Allocator allocator,
            Worker worker) {
        return new RuleWorkshop(sets, rules, decisions, allocator, worker);
    }
}
