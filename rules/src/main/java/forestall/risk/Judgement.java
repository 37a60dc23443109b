package forestall.risk;

import forestall.model.FailoverProposal;
import forestall.model.RiskScore;
import java.util.List;

/**
 * What the rules say of one situation.
 *
 * @param risks one a component, in order of component
 * @param proposals failovers that a rule asks for, in order of component
 */
public record Judgement(List<RiskScore> risks, List<FailoverProposal> proposals) {

    public Judgement {
        risks = List.copyOf(risks);
        proposals = List.copyOf(proposals);
    }
}
