package forestall.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a decision needs to know about one minute.
 *
 * @param at the minute
 * @param sites where components run
 * @param components what is protected; ids unique, no dependency unknown or in a cycle, each site
 *     known
 * @param probabilities at most one a component; a component without one counts as 0
 * @param pool what the failover region offers
 * @param current what stands by now; at most one a component
 * @param tiers tiers that the decision before called for; empty on the first minute
 * @param observations what else rules may know; at most one a component
 */
public record Situation(
        Instant at,
        List<Site> sites,
        List<Component> components,
        List<FailureProbability> probabilities,
        ResourcePool pool,
        List<Allocation> current,
        Map<ComponentId, Tier> tiers,
        List<Observation> observations) {

    public Situation {
        Require.present(at, "at");
        sites = List.copyOf(Require.present(sites, "sites"));
        components = List.copyOf(Require.present(components, "components"));
        probabilities = List.copyOf(Require.present(probabilities, "probabilities"));
        Require.present(pool, "pool");
        current = List.copyOf(Require.present(current, "current"));
        tiers =
                java.util.Collections.unmodifiableMap(
                        new TreeMap<>(Require.present(tiers, "tiers")));
        observations = List.copyOf(Require.present(observations, "observations"));

        Set<SiteId> siteIds = new HashSet<>();
        for (Site site : sites) {
            unique(siteIds.add(site.id()), "site", site.id());
        }
        DependencyGraph.of(components); // refuses duplicates, unknown dependencies, and cycles
        Set<ComponentId> ids = new HashSet<>();
        for (Component component : components) {
            ids.add(component.id());
            if (!siteIds.contains(component.site())) {
                throw new IllegalArgumentException(
                        "component %s is at site %s, which is unknown"
                                .formatted(component.id(), component.site()));
            }
        }
        Set<ComponentId> seen = new HashSet<>();
        for (FailureProbability probability : probabilities) {
            known(ids, probability.component(), "a probability");
            unique(seen.add(probability.component()), "probability of", probability.component());
        }
        seen.clear();
        for (Allocation allocation : current) {
            unique(seen.add(allocation.component()), "allocation of", allocation.component());
        }
        seen.clear();
        for (Observation observation : observations) {
            known(ids, observation.component(), "an observation");
            unique(seen.add(observation.component()), "observation of", observation.component());
        }
    }

    /** A situation in which nothing else was observed. */
    public Situation(
            Instant at,
            List<Site> sites,
            List<Component> components,
            List<FailureProbability> probabilities,
            ResourcePool pool,
            List<Allocation> current,
            Map<ComponentId, Tier> tiers) {
        this(at, sites, components, probabilities, pool, current, tiers, List.of());
    }

    private static void known(Set<ComponentId> ids, ComponentId id, String what) {
        if (!ids.contains(id)) {
            throw new UnknownComponent(
                    "%s names component %s, which is unknown".formatted(what, id));
        }
    }

    private static void unique(boolean added, String what, Object id) {
        if (!added) {
            throw new IllegalArgumentException("%s %s is there twice".formatted(what, id));
        }
    }

    /** Probability of failure by component; 0 where none is known. */
    public Map<ComponentId, Double> probabilityByComponent() {
        Map<ComponentId, Double> byComponent = new HashMap<>();
        components.forEach(component -> byComponent.put(component.id(), 0.0));
        probabilities.forEach(each -> byComponent.put(each.component(), each.probability()));
        return byComponent;
    }
}
