package forestall.ruleset;

import forestall.model.Criticality;
import forestall.model.ExternalEvent;
import forestall.model.Kind;
import forestall.model.Tier;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An example that a rule set must judge as its author says: one row of a table.
 *
 * @param name for people, 1 to 200 characters
 * @param given what is judged
 * @param expected what must come out
 */
public record Scenario(String name, Given given, Expected expected) {

    public Scenario {
        if (name == null || name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a scenario has a name of 1 to 200 characters");
        }
    }

    /**
     * One component in one minute.
     *
     * @param at the minute
     * @param kind what it is
     * @param criticality how much the business suffers while it is down
     * @param rtoMinutes recovery time objective in minutes, 0 or more
     * @param rpoMinutes recovery point objective in minutes, 0 or more
     * @param lossPerMinute loss in currency units per minute of downtime, 0 or more
     * @param dependants how many components depend on it, directly or through others, 0 or more
     * @param criticalDependants how many of these are critical, 0 or more
     * @param labels words that tell it apart
     * @param probability of its failure as predicted, 0 to 1
     * @param readings newest values by metric
     * @param hazards worst severity, 0 to 1, of what touches it, by type
     * @param inMaintenance whether it is worked on
     * @param tierBefore tier that the decision before called for
     * @param minutesInTier for how long it has called for that; empty means very long
     */
    public record Given(
            Instant at,
            Kind kind,
            Criticality criticality,
            double rtoMinutes,
            double rpoMinutes,
            double lossPerMinute,
            int dependants,
            int criticalDependants,
            Set<String> labels,
            double probability,
            Map<String, Double> readings,
            Map<ExternalEvent.Type, Double> hazards,
            boolean inMaintenance,
            Tier tierBefore,
            Optional<Double> minutesInTier) {

        public Given {
            if (at == null || kind == null || criticality == null || tierBefore == null) {
                throw new IllegalArgumentException(
                        "a scenario names its time, kind, criticality, and the tier before");
            }
            atLeastZero(rtoMinutes, "RTO");
            atLeastZero(rpoMinutes, "RPO");
            atLeastZero(lossPerMinute, "loss per minute");
            atLeastZero(dependants, "dependants");
            atLeastZero(criticalDependants, "critical dependants");
            share(probability, "probability");
            hazards.forEach((type, severity) -> share(severity, "severity of " + type));
            minutesInTier.ifPresent(minutes -> atLeastZero(minutes, "minutes in tier"));
            labels = Collections.unmodifiableSet(new TreeSet<>(labels));
            readings = Collections.unmodifiableMap(new TreeMap<>(readings));
            Map<ExternalEvent.Type, Double> ordered = new EnumMap<>(ExternalEvent.Type.class);
            ordered.putAll(hazards);
            hazards = Collections.unmodifiableMap(ordered);
        }
    }

    /**
     * What must come out; what is empty does not matter.
     *
     * @param scoreFrom least score, inclusive
     * @param scoreTo greatest score, inclusive
     * @param tier the tier
     * @param reasons names of rules that must be among the reasons
     * @param proposes whether a failover is asked for
     */
    public record Expected(
            Optional<Double> scoreFrom,
            Optional<Double> scoreTo,
            Optional<Tier> tier,
            List<String> reasons,
            Optional<Boolean> proposes) {

        public Expected {
            scoreFrom.ifPresent(score -> share(score, "score from"));
            scoreTo.ifPresent(score -> share(score, "score to"));
            reasons = List.copyOf(reasons);
            if (scoreFrom.isEmpty()
                    && scoreTo.isEmpty()
                    && tier.isEmpty()
                    && reasons.isEmpty()
                    && proposes.isEmpty()) {
                throw new IllegalArgumentException(
                        "a scenario expects something: a score, a tier, a reason, or a proposal");
            }
        }
    }

    private static void atLeastZero(double value, String what) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(what + " must be 0 or more, was " + value);
        }
    }

    private static void share(double value, String what) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must be 0 to 1, was " + value);
        }
    }
}
