package forestall.model;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Probability × impact of one component in one minute, the tier that follows, and why.
 *
 * @param component whose risk it is
 * @param at the minute
 * @param probability of failure within the horizon, 0 to 1
 * @param impact of a failure, 0 to 1
 * @param score probability × impact, 0 to 1
 * @param contributions what each rule added; they sum to the score
 * @param tier standby that the score calls for
 * @param tierRule name of the rule that chose the tier
 * @param standbyFactors share of the component's demand, 0 to 1, that stands by at each tier
 */
public record RiskScore(
        ComponentId component,
        Instant at,
        double probability,
        double impact,
        double score,
        List<Contribution> contributions,
        Tier tier,
        String tierRule,
        Map<Tier, Double> standbyFactors) {

    public RiskScore {
        Require.present(component, "component");
        Require.present(at, "at");
        Require.between(probability, 0, 1, "probability");
        Require.between(impact, 0, 1, "impact");
        Require.between(score, 0, 1, "score");
        contributions = List.copyOf(Require.present(contributions, "contributions"));
        Require.present(tier, "tier");
        Require.text(tierRule, "tierRule", 300);
        Require.present(standbyFactors, "standbyFactors");
        for (Tier each : Tier.values()) {
            Require.between(
                    standbyFactors.getOrDefault(each, Double.NaN),
                    0,
                    1,
                    "standby factor of " + each);
        }
        standbyFactors = Collections.unmodifiableMap(new EnumMap<>(standbyFactors));
        double sum = contributions.stream().mapToDouble(Contribution::points).sum();
        if (Math.abs(sum - score) > 1e-9) {
            throw new IllegalArgumentException(
                    "contributions sum to %s, not to the score %s".formatted(sum, score));
        }
    }
}
