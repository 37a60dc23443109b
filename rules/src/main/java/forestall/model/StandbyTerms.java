package forestall.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the standby of a component has to respect, beside room.
 *
 * @param mandatory it must have standby, whatever that costs
 * @param apart name of a group, written like an id; no two components of a group stand by on one
 *     host. Empty: anywhere
 * @param maxLatencyMs most latency in milliseconds between its zone and its standby's, by tier, 0
 *     or more; a tier that is left out has no limit
 * @param near of what it depends on, those whose standby should be close to its own, and how
 */
public record StandbyTerms(
        boolean mandatory,
        Optional<String> apart,
        Map<Tier, Double> maxLatencyMs,
        Map<ComponentId, Nearness> near) {

    /** Nothing. */
    public static final StandbyTerms NONE =
            new StandbyTerms(false, Optional.empty(), Map.of(), Map.of());

    /**
     * How close two standbys should be.
     *
     * @param maxLatencyMs most latency in milliseconds between their zones, 0 or more
     * @param lossAnHour currency units an hour that a greater distance costs, 0 or more
     */
    public record Nearness(double maxLatencyMs, double lossAnHour) {

        public Nearness {
            Require.atLeastZero(maxLatencyMs, "maxLatencyMs");
            Require.atLeastZero(lossAnHour, "lossAnHour");
        }
    }

    public StandbyTerms {
        Require.present(apart, "apart").ifPresent(each -> Require.id(each, "apart"));
        Require.present(maxLatencyMs, "maxLatencyMs")
                .forEach(
                        (tier, most) ->
                                Require.atLeastZero(
                                        Require.present(most, "maxLatencyMs"),
                                        "maxLatencyMs of " + tier));
        Map<Tier, Double> ordered = new EnumMap<>(Tier.class);
        ordered.putAll(maxLatencyMs);
        maxLatencyMs = Collections.unmodifiableMap(ordered);
        Require.present(near, "near")
                .forEach((id, how) -> Require.present(how, "how near " + id + " is"));
        near = Collections.unmodifiableMap(new TreeMap<>(near));
    }

    /** The same, but near none but these. */
    StandbyTerms nearOnly(Set<ComponentId> ids) {
        Map<ComponentId, Nearness> left = new TreeMap<>(near);
        left.keySet().retainAll(ids);
        return new StandbyTerms(mandatory, apart, maxLatencyMs, left);
    }
}
