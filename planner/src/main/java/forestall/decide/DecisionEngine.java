package forestall.decide;

import forestall.allocate.Allocator;
import forestall.model.Decision;
import forestall.model.Plan;
import forestall.model.Situation;
import forestall.risk.Judgement;
import forestall.risk.RiskRules;
import java.util.Set;

/**
 * Judges, then chooses. Thread-safe; reads no clock or database; the same situation and rules, the
 * same decision.
 */
public final class DecisionEngine {
    private final RulesInForce rules;
    private final Allocator allocator;

    public DecisionEngine(RulesInForce rules, Allocator allocator) {
        this.rules = rules;
        this.allocator = allocator;
    }

    public DecisionEngine(RiskRules rules, Allocator allocator) {
        this(RulesInForce.always(rules), allocator);
    }

    /** Metrics whose readings the situation should hold. */
    public Set<String> metrics() {
        return rules.metrics();
    }

    /**
     * By the rules in force, or, when they fail, by the last that did not.
     *
     * @throws RuntimeException what the rules failed with, when there are no others
     */
    public Decision decide(Situation situation) {
        RiskRules by = rules.current();
        while (true) {
            Judgement judgement;
            try {
                judgement = by.judge(situation);
            } catch (RuntimeException failed) {
                by = rules.instead(by, failed); // throws when there is no other
                continue;
            }
            return decided(situation, by, judgement);
        }
    }

    /**
     * By the rules in force. When they fail on a situation that somebody brings, that says nothing
     * against them.
     *
     * @throws Unacceptable when they fail on it
     */
    public Decision whatIf(Situation situation) {
        RiskRules by = rules.current();
        try {
            return decide(situation, by);
        } catch (IllegalStateException failed) {
            throw new Unacceptable(
                    Unacceptable.Code.RULE_SET_FAILS,
                    "%s fails on this situation: %s".formatted(by.version(), failed.getMessage()));
        }
    }

    /** By these rules, whichever are in force. */
    public Decision decide(Situation situation, RiskRules by) {
        return decided(situation, by, by.judge(situation));
    }

    private Decision decided(Situation situation, RiskRules by, Judgement judgement) {
        Plan plan =
                allocator.allocate(
                        situation.components(),
                        judgement.risks(),
                        situation.pool(),
                        situation.current());
        return new Decision(
                situation.at(), by.version(), judgement.risks(), plan, judgement.proposals());
    }
}
