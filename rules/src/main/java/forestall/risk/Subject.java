package forestall.risk;

import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Kind;

/**
 * One component as the impact rules see it.
 *
 * @param id the component
 * @param kind what it is
 * @param criticality how much the business suffers while it is down
 * @param rtoMinutes recovery time objective in minutes
 * @param rpoMinutes recovery point objective in minutes
 * @param lossPerMinute loss in currency units per minute of downtime
 * @param dependants how many components depend on it, directly or through others
 * @param criticalDependants how many of these are critical
 * @param probability of its failure within the horizon, 0 to 1
 */
public record Subject(
        ComponentId id,
        Kind kind,
        Criticality criticality,
        double rtoMinutes,
        double rpoMinutes,
        double lossPerMinute,
        int dependants,
        int criticalDependants,
        double probability) {}
