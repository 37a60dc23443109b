package forestall.cycle;

import forestall.decide.Allocations;
import forestall.decide.Catalogue;
import forestall.decide.Maintenance;
import forestall.decide.Observations;
import forestall.model.Allocation;
import forestall.model.AnomalyScore;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.FailureProbability;
import forestall.model.Host;
import forestall.model.ResourcePool;
import forestall.model.Situation;
import forestall.model.Tier;
import forestall.store.StoredDecisions;
import forestall.store.StoredDecisions.TierHeld;
import forestall.store.StoredRuns;
import forestall.store.StoredTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts together all that a decision needs. A component that fails over, or has failed over, is no
 * longer at risk in the primary region: it leaves the situation, and what it holds leaves the pool.
 */
@ApplicationScoped
public class SituationReader {
    @Inject Catalogue catalogue;
    @Inject Allocations allocations;
    @Inject StoredDecisions decisions;
    @Inject StoredRuns runs;
    @Inject StoredTelemetry telemetry;
    @Inject Maintenance maintenance;

    /**
     * @param scores newest of each signal
     * @param metrics those that rules ask for
     */
    Situation at(
            Instant minute,
            List<FailureProbability> probabilities,
            List<AnomalyScore> scores,
            Set<String> metrics) {
        Set<ComponentId> pinned = runs.pinned();
        List<Allocation> current = allocations.current();
        List<Component> components =
                catalogue.components().stream()
                        .filter(each -> !pinned.contains(each.id()))
                        .map(each -> without(pinned, each))
                        .toList();
        Set<ComponentId> ids = new HashSet<>();
        components.forEach(each -> ids.add(each.id()));
        Map<ComponentId, TierHeld> before = decisions.latestTiers();
        before.keySet().retainAll(ids);
        var observations =
                new Observations(
                        minute,
                        metrics,
                        telemetry.eventsUntil(minute),
                        maintenance.at(minute),
                        catalogue.sites());
        return new Situation(
                minute,
                catalogue.sites(),
                components,
                probabilities.stream().filter(each -> ids.contains(each.component())).toList(),
                without(
                        current.stream().filter(each -> pinned.contains(each.component())).toList(),
                        catalogue.pool()),
                current.stream().filter(each -> !pinned.contains(each.component())).toList(),
                tiers(before),
                observations.of(components, scores, since(before)));
    }

    private static Map<ComponentId, Tier> tiers(Map<ComponentId, TierHeld> before) {
        Map<ComponentId, Tier> tiers = new TreeMap<>();
        before.forEach((id, held) -> tiers.put(id, held.tier()));
        return tiers;
    }

    private static Map<ComponentId, Instant> since(Map<ComponentId, TierHeld> before) {
        Map<ComponentId, Instant> since = new TreeMap<>();
        before.forEach((id, held) -> held.since().ifPresent(at -> since.put(id, at)));
        return since;
    }

    private static Component without(Set<ComponentId> pinned, Component component) {
        if (component.dependencies().stream().noneMatch(pinned::contains)) {
            return component;
        }
        Set<ComponentId> left = new HashSet<>(component.dependencies());
        left.removeAll(pinned);
        return component.needing(left);
    }

    private static ResourcePool without(List<Allocation> held, ResourcePool pool) {
        List<Host> hosts =
                pool.hosts().stream()
                        .map(
                                host -> {
                                    var left = host.capacity();
                                    for (Allocation each : held) {
                                        if (each.host().equals(host.id())) {
                                            left = left.minusDownToZero(each.capacity());
                                        }
                                    }
                                    return host.holding(left);
                                })
                        .toList();
        return new ResourcePool(pool.region(), pool.zones(), hosts, pool.terms());
    }
}
