package forestall.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.allocate.Allocator;
import forestall.allocate.AllocatorSettings;
import forestall.compare.Comparison;
import forestall.decide.AuditLog.By;
import forestall.decide.DecisionEngine;
import forestall.decide.DecisionLogInMemory;
import forestall.decide.Examples;
import forestall.decide.PublishedRules;
import forestall.decide.RuleSets.Checked;
import forestall.decide.RuleSetsInMemory;
import forestall.decide.Unacceptable;
import forestall.model.Decision;
import forestall.risk.Explanation;
import forestall.risk.RiskRules;
import forestall.ruleset.Lifecycle.State;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.ruleset.RuleSetCheck;
import forestall.ruleset.RuleSetCompiler;
import forestall.ruleset.ShippedRuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleWorkshopTest {
    static final By ANN = new By("ann", Instant.EPOCH);
    static final By BEN = new By("ben", Instant.EPOCH);
    static final Allocator ALLOCATOR = new Allocator(AllocatorSettings.defaults());
    static final RiskRules SHIPPED = RiskRules.shipped();

    final RuleSetsInMemory sets = new RuleSetsInMemory();
    final DecisionLogInMemory decisions = new DecisionLogInMemory();
    final PublishedRules rules =
            new PublishedRules(sets, RuleSetCompiler::compile, () -> SHIPPED, () -> Instant.EPOCH);
    final RuleWorkshop workshop =
            new RuleWorkshop(sets, rules, decisions, ALLOCATOR, RuleSetCheck::check);

    int shipped;

    @BeforeEach
    void shippedIsPublished() {
        shipped = published(ShippedRuleSet.get());
        rules.refresh();
    }

    @Test
    void whatHasAnErrorIsNotSubmittedAndItsNumbersAreKept() {
        int gap = saved(changed("tiers.csv", "Low risk,,0.50", "Low risk,,0.45"));

        assertThatThrownBy(() -> workshop.submit(gap, "", ANN))
                .isInstanceOf(Unacceptable.class)
                .hasMessageContaining("tiers.csv");
        assertThat(sets.version(gap).orElseThrow().state()).isEqualTo(State.DRAFT);
        assertThat(sets.version(gap).flatMap(each -> each.checked()))
                .map(Checked::errors)
                .hasValueSatisfying(errors -> assertThat(errors).isPositive());
    }

    @Test
    void whatIsPublishedDecidesAndIsNamed() {
        int lighter = published(lighter());

        Decision decision = new DecisionEngine(rules, ALLOCATOR).decide(Examples.situation());

        assertThat(decision.ruleSet()).isEqualTo("v" + lighter);
        workshop.rollBack(shipped, "", BEN);
        assertThat(new DecisionEngine(rules, ALLOCATOR).decide(Examples.situation()).ruleSet())
                .isEqualTo("v" + shipped);
    }

    @Test
    void aSetThatFailsOnTheLatestSituationIsNotPublished() {
        decide();
        int none = approved(without("standby.csv"));

        assertThatThrownBy(() -> workshop.publish(none, "", BEN))
                .isInstanceOf(Unacceptable.class)
                .hasMessageContaining("standby");
        assertThat(rules.current().version()).isEqualTo("v" + shipped);
    }

    @Test
    void aStoredDecisionIsAskedAgainOfTheVersionThatMadeIt() {
        Decision decision = decide();
        published(lighter());

        Again again = workshop.again(decision.at());

        assertThat(again.same()).isTrue();
        assertThat(again.decision()).isEqualTo(decision);
        Explanation why = workshop.explain(decision.at(), Examples.LEDGER);
        assertThat(why.ruleSet()).isEqualTo("v" + shipped);
        assertThat(why.reasons().stream().mapToDouble(Explanation.Reason::points).sum())
                .isCloseTo(why.risk().score(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(why.reasons())
                .filteredOn(each -> each.rule().equals("Critical to the business"))
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.origin().orElseThrow().file()).isEqualTo("impact.csv");
                            assertThat(each.saw()).containsEntry("criticality", "CRITICAL");
                        });
    }

    @Test
    void aCandidateIsComparedOnWhatWasDecided() {
        decide();
        int candidate = saved(lighter());

        Comparison found = workshop.compare(candidate, 60, done -> {});

        assertThat(found.before()).isEqualTo("v" + shipped);
        assertThat(found.after()).isEqualTo("v" + candidate);
        assertThat(found.changes()).isNotEmpty();
        assertThat(workshop.compare(candidate, Examples.situation()).situations()).isEqualTo(1);
    }

    @Test
    void withNoDecisionThereIsNothingToCompareOn() {
        int candidate = saved(lighter());
        assertThatThrownBy(() -> workshop.compare(candidate, 60, done -> {}))
                .isInstanceOf(Unacceptable.class);
    }

    private Decision decide() {
        Decision decision = new DecisionEngine(rules, ALLOCATOR).decide(Examples.situation());
        decisions.add(Examples.situation(), decision);
        return decision;
    }

    private int saved(RuleSet set) {
        return sets.save(set, Optional.empty(), "", ANN).number();
    }

    private int approved(RuleSet set) {
        int number = saved(set);
        sets.move(number, forestall.ruleset.Lifecycle.Act.SUBMIT, "", ANN);
        sets.move(number, forestall.ruleset.Lifecycle.Act.APPROVE, "", BEN);
        return number;
    }

    private int published(RuleSet set) {
        int number = approved(set);
        workshop.publish(number, "", BEN);
        return number;
    }

    private static RuleSet lighter() {
        return changed("impact.csv", "CRITICAL,0.60", "CRITICAL,0.50");
    }

    private static RuleSet without(String file) {
        return ShippedRuleSet.get().without(file).with(List.of());
    }

    private static RuleSet changed(String file, String from, String to) {
        RuleSet shipped = ShippedRuleSet.get();
        String text = shipped.file(file).orElseThrow().text();
        assertThat(text).contains(from);
        return shipped.with(RuleFile.of(file, text.replace(from, to)));
    }
}
