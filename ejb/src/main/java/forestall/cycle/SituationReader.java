package forestall.cycle;

import forestall.decide.Allocations;
import forestall.decide.Catalogue;
import forestall.model.Allocation;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.FailureProbability;
import forestall.model.Host;
import forestall.model.ResourcePool;
import forestall.model.Situation;
import forestall.model.Tier;
import forestall.store.StoredDecisions;
import forestall.store.StoredRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    Situation at(Instant minute, List<FailureProbability> probabilities) {
        Set<ComponentId> pinned = runs.pinned();
        List<Allocation> current = allocations.current();
        List<Component> components =
                catalogue.components().stream()
                        .filter(each -> !pinned.contains(each.id()))
                        .map(each -> without(pinned, each))
                        .toList();
        Set<ComponentId> ids = new HashSet<>();
        components.forEach(each -> ids.add(each.id()));
        return new Situation(
                minute,
                catalogue.sites(),
                components,
                probabilities.stream().filter(each -> ids.contains(each.component())).toList(),
                without(
                        current.stream().filter(each -> pinned.contains(each.component())).toList(),
                        catalogue.pool()),
                current.stream().filter(each -> !pinned.contains(each.component())).toList(),
                tiersBefore(ids));
    }

    private Map<ComponentId, Tier> tiersBefore(Set<ComponentId> ids) {
        Map<ComponentId, Tier> tiers = decisions.latestTiers();
        tiers.keySet().retainAll(ids);
        return tiers;
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
                                    return new Host(host.id(), host.zone(), left, host.price());
                                })
                        .toList();
        return new ResourcePool(pool.region(), pool.zones(), hosts);
    }
}
