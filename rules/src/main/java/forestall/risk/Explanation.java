package forestall.risk;

import forestall.model.RiskScore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a component has its risk.
 *
 * @param ruleSet version of the rules that judged
 * @param risk the risk
 * @param predicted probability of failure that was predicted, before rules added causes, 0 to 1
 * @param reasons what each contribution of the risk comes from, in their order; their points sum to
 *     the score
 * @param tier the rule that chose the tier
 * @param standby the rule that chose the shares that stand by
 * @param advice rules that ask for a failover
 */
public record Explanation(
        String ruleSet,
        RiskScore risk,
        double predicted,
        List<Reason> reasons,
        Reason tier,
        Reason standby,
        List<Reason> advice) {

    public Explanation {
        reasons = List.copyOf(reasons);
        advice = List.copyOf(advice);
    }

    /**
     * One rule that fired.
     *
     * @param rule the reason that it gives, most often its name; for what no rule says, such as the
     *     cap of the impact, what it is
     * @param origin where it is written; empty for what no rule says
     * @param points of score, −1000 to 1000; 0 when the rule adds none
     * @param concluded what it concluded, in words
     * @param saw the facts that it looked at, by name, in words
     */
    public record Reason(
            String rule,
            Optional<RuleOrigin> origin,
            double points,
            String concluded,
            Map<String, String> saw) {}
}
