package forestall.risk;

import forestall.model.ComponentId;

/**
 * Concluded by an impact rule.
 *
 * @param component whose failure would hurt
 * @param rule name of the rule
 * @param points share of the worst possible impact, −1 to 1. The points of a component add up; more
 *     than 1 counts as 1, less than 0 as 0
 */
public record Impact(ComponentId component, String rule, double points) {}
