package forestall.model;

import java.time.Instant;
import java.util.List;

/**
 * What was decided for one minute, and why.
 *
 * @param at the minute
 * @param ruleSet version of the rules that judged, 1 to 128 characters
 * @param risks one a component, in order of component
 * @param plan where standby goes
 * @param proposals failovers that a rule asks for
 */
public record Decision(
        Instant at,
        String ruleSet,
        List<RiskScore> risks,
        Plan plan,
        List<FailoverProposal> proposals) {

    public Decision {
        Require.present(at, "at");
        Require.text(ruleSet, "ruleSet", 128);
        risks = List.copyOf(Require.present(risks, "risks"));
        Require.present(plan, "plan");
        proposals = List.copyOf(Require.present(proposals, "proposals"));
    }

    /** One sentence for the log. */
    public String inWords() {
        long full = risks.stream().filter(risk -> risk.tier() == Tier.FULL).count();
        long scaled = risks.stream().filter(risk -> risk.tier() == Tier.SCALED).count();
        return "%s: %d components, %d full, %d scaled, %d short of room, %.2f an hour, %d proposals"
                .formatted(
                        at,
                        risks.size(),
                        full,
                        scaled,
                        plan.shortfalls().size(),
                        plan.costPerHour(),
                        proposals.size());
    }
}
