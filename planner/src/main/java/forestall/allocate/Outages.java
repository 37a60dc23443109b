package forestall.allocate;

import forestall.model.Tier;
import forestall.risk.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long a component is expected to be down when it fails, by the standby that it has. These are
 * assumptions of the business, not measurements: a rule set may say its own as parameters {@code
 * outage minutes full}, {@code … scaled}, {@code … minimal}, and {@code … none}.
 *
 * @param full minutes with full standby, 0 or more
 * @param scaled minutes with scaled standby
 * @param minimal minutes with minimal standby
 * @param none minutes with none
 */
public record Outages(double full, double scaled, double minimal, double none) {
    /** Used where a rule set says nothing. */
    public static final Outages ASSUMED = new Outages(2, 15, 60, 240);

    private static final String PARAMETER = "outage minutes ";

    public Outages {
        for (double each : new double[] {full, scaled, minimal, none}) {
            if (!(each >= 0 && Double.isFinite(each))) {
                throw new IllegalArgumentException("outage minutes must be 0 or more, was " + each);
            }
        }
    }

    /** As the parameters say, and as assumed where they do not. */
    public static Outages of(Parameters parameters) {
        return new Outages(
                value(parameters, "full", ASSUMED.full),
                value(parameters, "scaled", ASSUMED.scaled),
                value(parameters, "minimal", ASSUMED.minimal),
                value(parameters, "none", ASSUMED.none));
    }

    /** The same as parameters, by their names, from full standby to none. */
    public Map<String, Double> byParameter() {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put(PARAMETER + "full", full);
        all.put(PARAMETER + "scaled", scaled);
        all.put(PARAMETER + "minimal", minimal);
        all.put(PARAMETER + "none", none);
        return all;
    }

    private static double value(Parameters parameters, String tier, double assumed) {
        return parameters.values().getOrDefault(PARAMETER + tier, assumed);
    }

    /** Minutes down at a tier; empty is no standby. */
    public double at(Optional<Tier> tier) {
        return tier.map(
                        each ->
                                switch (each) {
                                    case FULL -> full;
                                    case SCALED -> scaled;
                                    case MINIMAL -> minimal;
                                })
                .orElse(none);
    }
}
