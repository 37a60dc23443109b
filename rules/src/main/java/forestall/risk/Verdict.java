package forestall.risk;

import forestall.model.RiskScore;
import java.util.List;

/**
 * What the rules say of one component.
 *
 * @param scored the component as the later rules saw it
 * @param risk its risk with the reasons
 * @param advice failovers that rules ask for, in order of rule
 */
public record Verdict(Scored scored, RiskScore risk, List<FailoverAdvice> advice) {

    public Verdict {
        advice = List.copyOf(advice);
    }
}
