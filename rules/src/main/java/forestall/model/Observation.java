package forestall.model;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What rules may know of one component in one minute, beside its probability of failure.
 *
 * @param component which
 * @param readings newest value of each metric that a rule asks for, in the metric's own unit; at
 *     most {@link #MOST_READINGS}
 * @param hazards worst severity, 0 to 1, of the external events of each type that touch it now; a
 *     type that touches it not is left out
 * @param maintenance why it is worked on now; empty when it is not
 * @param tierSince since when the tier that the decision before called for has been called for;
 *     empty when there was none
 */
public record Observation(
        ComponentId component,
        Map<String, Double> readings,
        Map<ExternalEvent.Type, Double> hazards,
        Optional<String> maintenance,
        Optional<Instant> tierSince) {

    /** More metrics than rules ask for in earnest. */
    public static final int MOST_READINGS = 100;

    public Observation {
        Require.present(component, "component");
        Require.present(readings, "readings");
        Require.present(hazards, "hazards");
        Require.present(maintenance, "maintenance");
        Require.present(tierSince, "tierSince");
        if (readings.size() > MOST_READINGS) {
            throw new IllegalArgumentException(
                    "component %s has %d readings, more than %d"
                            .formatted(component, readings.size(), MOST_READINGS));
        }
        readings.forEach(
                (metric, value) -> {
                    Require.text(metric, "metric", 200);
                    Require.finite(Require.present(value, "reading"), "reading of " + metric);
                });
        hazards.forEach(
                (type, severity) ->
                        Require.between(
                                Require.present(severity, "severity"),
                                0,
                                1,
                                "severity of " + type));
        maintenance.ifPresent(why -> Require.text(why, "maintenance", 500));
        readings = Collections.unmodifiableMap(new TreeMap<>(readings));
        Map<ExternalEvent.Type, Double> ordered = new EnumMap<>(ExternalEvent.Type.class);
        ordered.putAll(hazards);
        hazards = Collections.unmodifiableMap(ordered);
    }

    /** Nothing is known of it. */
    public static Observation none(ComponentId component) {
        return new Observation(component, Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }
}
