package forestall.risk;

import forestall.model.ComponentId;

/**
 * Concluded by a rule that asks to fail a component over before it fails.
 *
 * @param component which
 * @param rule name of the rule
 */
public record FailoverAdvice(ComponentId component, String rule) {}
