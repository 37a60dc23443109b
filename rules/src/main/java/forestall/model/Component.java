package forestall.model;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something in the primary region that can fail and be brought up again in the failover region.
 *
 * @param id the component
 * @param name as people call it, 1 to 200 characters
 * @param kind what it is
 * @param site where it runs
 * @param zone zone within the region, 1 to 128 characters
 * @param dependencies what it cannot work without; never itself
 * @param criticality how much the business suffers while it is down
 * @param rto recovery time objective: the longest outage its owner accepts, 0 or more
 * @param rpo recovery point objective: the most data, in time, its owner accepts to lose, 0 or more
 * @param lossPerMinute loss in currency units per minute of downtime, 0 or more
 * @param demand what it needs at full capacity
 * @param inventory software it runs, to match security bulletins; may be empty
 * @param labels words by which rules tell components apart, such as {@code payments}; each written
 *     like an id; at most {@link #MOST_LABELS}, may be empty
 * @param standby what its standby has to respect; empty: nothing
 */
public record Component(
        ComponentId id,
        String name,
        Kind kind,
        SiteId site,
        String zone,
        Set<ComponentId> dependencies,
        Criticality criticality,
        Duration rto,
        Duration rpo,
        double lossPerMinute,
        Capacity demand,
        Set<SoftwareId> inventory,
        Set<String> labels,
        Optional<StandbyTerms> standby) {

    /** More than people keep apart. */
    public static final int MOST_LABELS = 20;

    private static final Duration LONGEST = Duration.ofDays(366);

    public Component {
        Require.present(id, "component id");
        Require.text(name, "name", 200);
        Require.present(kind, "kind");
        Require.present(site, "site");
        Require.text(zone, "zone", 128);
        Require.present(dependencies, "dependencies");
        Require.present(criticality, "criticality");
        objective(rto, "rto");
        objective(rpo, "rpo");
        Require.atLeastZero(lossPerMinute, "lossPerMinute");
        Capacity.ofOne(demand, "demand");
        Require.present(inventory, "inventory");
        if (dependencies.contains(id)) {
            throw new IllegalArgumentException("component %s depends on itself".formatted(id));
        }
        dependencies =
                Collections.unmodifiableSet(
                        new TreeSet<>(dependencies)); // in order: decisions repeat
        inventory = Collections.unmodifiableSet(new TreeSet<>(inventory));
        Require.present(labels, "labels").forEach(each -> Require.id(each, "label"));
        if (labels.size() > MOST_LABELS) {
            throw new IllegalArgumentException(
                    "component %s has %d labels, more than %d"
                            .formatted(id, labels.size(), MOST_LABELS));
        }
        labels = Collections.unmodifiableSet(new TreeSet<>(labels));
        for (ComponentId each :
                Require.present(standby, "standby")
                        .map(StandbyTerms::near)
                        .orElse(Map.of())
                        .keySet()) {
            if (!dependencies.contains(each)) {
                throw new IllegalArgumentException(
                        "component %s wants to be near %s, on which it does not depend"
                                .formatted(id, each));
            }
        }
    }

    /** A component without labels. */
    public Component(
            ComponentId id,
            String name,
            Kind kind,
            SiteId site,
            String zone,
            Set<ComponentId> dependencies,
            Criticality criticality,
            Duration rto,
            Duration rpo,
            double lossPerMinute,
            Capacity demand,
            Set<SoftwareId> inventory) {
        this(
                id,
                name,
                kind,
                site,
                zone,
                dependencies,
                criticality,
                rto,
                rpo,
                lossPerMinute,
                demand,
                inventory,
                Set.of(),
                Optional.empty());
    }

    /** The same, but in need of these alone, and near none but these. */
    public Component needing(Set<ComponentId> others) {
        return new Component(
                id,
                name,
                kind,
                site,
                zone,
                others,
                criticality,
                rto,
                rpo,
                lossPerMinute,
                demand,
                inventory,
                labels,
                standby.map(terms -> terms.nearOnly(others)));
    }

    /** The same, with these labels alone. */
    public Component labelled(Set<String> words) {
        return new Component(
                id,
                name,
                kind,
                site,
                zone,
                dependencies,
                criticality,
                rto,
                rpo,
                lossPerMinute,
                demand,
                inventory,
                words,
                standby);
    }

    /** The same, on these terms. */
    public Component standingBy(StandbyTerms terms) {
        return new Component(
                id,
                name,
                kind,
                site,
                zone,
                dependencies,
                criticality,
                rto,
                rpo,
                lossPerMinute,
                demand,
                inventory,
                labels,
                Optional.of(terms));
    }

    /** The terms of its standby, or those of one that has none. */
    public StandbyTerms standbyTerms() {
        return standby.orElse(StandbyTerms.NONE);
    }

    private static void objective(Duration value, String name) {
        Require.notNegative(value, name);
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be at most 366 days, was " + value);
        }
        if (!value.equals(Duration.ofMillis(value.toMillis()))) {
            throw new IllegalArgumentException(name + " must be whole milliseconds, was " + value);
        }
    }
}
