package forestall.risk;

import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.Tier;

/**
 * One component as the tier, standby, and failover rules see it: its risk is known.
 *
 * @param id the component
 * @param kind what it is
 * @param criticality how much the business suffers while it is down
 * @param probability of its failure within the horizon, with what rules know of, 0 to 1
 * @param impact of its failure, 0 to 1
 * @param score probability × impact, 0 to 1
 * @param previous tier that the decision before called for; MINIMAL when there was none
 * @param minutesInTier for how long it has called for that; a very long time when there was none
 * @param inMaintenance whether it is worked on now, as announced
 * @param subject all else that is known of it
 */
public record Scored(
        ComponentId id,
        Kind kind,
        Criticality criticality,
        double probability,
        double impact,
        double score,
        Tier previous,
        double minutesInTier,
        boolean inMaintenance,
        Subject subject) {

    /** Whether it bears this label. */
    public boolean labelled(String label) {
        return subject.labelled(label);
    }

    /** As {@link Subject#reading}. */
    public Double reading(String metric) {
        return subject.reading(metric);
    }

    /** As {@link Subject#parameter}. */
    public double parameter(String name) {
        return subject.parameter(name);
    }
}
