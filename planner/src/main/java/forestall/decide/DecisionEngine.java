package forestall.decide;

import forestall.allocate.Allocator;
import forestall.model.Decision;
import forestall.model.Plan;
import forestall.model.Situation;
import forestall.risk.Judgement;
import forestall.risk.RiskRules;

/**
 * Judges, then chooses. Thread-safe; reads no clock or database; the same situation, the same
 * decision.
 */
public final class DecisionEngine {
    private final RiskRules rules;
    private final Allocator allocator;

    public DecisionEngine(RiskRules rules, Allocator allocator) {
        this.rules = rules;
        this.allocator = allocator;
    }

    public Decision decide(Situation situation) {
        Judgement judgement = rules.judge(situation);
        Plan plan =
                allocator.allocate(
                        situation.components(),
                        judgement.risks(),
                        situation.pool(),
                        situation.current());
        return new Decision(
                situation.at(), rules.version(), judgement.risks(), plan, judgement.proposals());
    }
}
