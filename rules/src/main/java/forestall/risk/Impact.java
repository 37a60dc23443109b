package forestall.risk;

import forestall.model.ComponentId;

/**
 * Concluded by an impact rule.
 *
 * @param component whose failure would hurt
 * @param rule name of the rule
 * @param points share of the worst possible impact, 0 to 1
 */
public record Impact(ComponentId component, String rule, double points) {}
