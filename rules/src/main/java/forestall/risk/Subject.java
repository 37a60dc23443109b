package forestall.risk;

import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.Tier;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Set;

/**
 * One component as the likelihood and impact rules see it.
 *
 * @param id the component
 * @param kind what it is
 * @param criticality how much the business suffers while it is down
 * @param rtoMinutes recovery time objective in minutes
 * @param rpoMinutes recovery point objective in minutes
 * @param lossPerMinute loss in currency units per minute of downtime
 * @param dependants how many components depend on it, directly or through others
 * @param criticalDependants how many of these are critical
 * @param probability of its failure within the horizon as predicted, 0 to 1
 * @param weather worst severity of the weather over it now, 0 (none) to 1
 * @param unrest worst severity of the unrest around it now, 0 (none) to 1
 * @param vulnerability worst severity of the vulnerabilities in its inventory, 0 (none) to 1
 * @param alert worst severity of the alerts on it, 0 (none) to 1
 * @param inMaintenance whether it is worked on now, as announced
 * @param hour of the day by the clock of the business, 0 to 23
 * @param dayOfWeek by the same clock
 * @param dayOfMonth by the same clock, 1 to 31
 * @param daysToMonthEnd whole days left in the month, 0 on its last day
 * @param previous tier that the decision before called for; MINIMAL when there was none
 * @param minutesInTier for how long it has called for that; a very long time when there was none
 * @param labels words that tell it apart
 * @param readings newest values by metric
 * @param parameters of the rule set
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
        double probability,
        double weather,
        double unrest,
        double vulnerability,
        double alert,
        boolean inMaintenance,
        int hour,
        DayOfWeek dayOfWeek,
        int dayOfMonth,
        int daysToMonthEnd,
        Tier previous,
        double minutesInTier,
        Set<String> labels,
        Map<String, Double> readings,
        Parameters parameters) {

    /** Minutes in a tier when there was none before: a million, two years. */
    public static final double LONG = 1e6;

    /** Whether it bears this label. */
    public boolean labelled(String label) {
        return labels.contains(label);
    }

    /**
     * Newest value of a metric; null when there is none: to Drools no comparison holds for null,
     * whereas NaN is more than any number.
     */
    public Double reading(String metric) {
        return readings.get(metric);
    }

    /**
     * A number of the rule set.
     *
     * @throws IllegalArgumentException when the rule set has none of that name
     */
    public double parameter(String name) {
        return parameters.value(name);
    }
}
