package forestall.risk;

import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.Tier;

/**
 * One component as the tier rules see it, after its impact is known.
 *
 * @param id the component
 * @param kind what it is
 * @param criticality how much the business suffers while it is down
 * @param probability of its failure within the horizon, 0 to 1
 * @param score probability × impact, 0 to 1
 * @param previous tier that the decision before called for; MINIMAL when there was none
 */
public record Scored(
        ComponentId id,
        Kind kind,
        Criticality criticality,
        double probability,
        double score,
        Tier previous) {}
