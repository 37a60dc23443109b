package forestall.risk;

import forestall.model.ComponentId;
import forestall.model.Tier;

/**
 * Concluded by a tier rule; exactly one a component.
 *
 * @param component for which
 * @param tier standby that its score calls for
 * @param rule name of the rule
 */
public record TierChoice(ComponentId component, Tier tier, String rule) {}
