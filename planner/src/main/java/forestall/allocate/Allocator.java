package forestall.allocate;

import forestall.model.Allocation;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Plan;
import forestall.model.ResourcePool;
import forestall.model.RiskScore;
import forestall.placement.constraints.Engine;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Chooses a host and a tier for every component's standby. Pure, deterministic, and thread-safe:
 * the same input gives an equal plan, in whatever order its lists come.
 */
public final class Allocator {
    private final AllocatorSettings settings;
    private final Engine engine = new Engine();

    public Allocator(AllocatorSettings settings) {
        this.settings = settings;
    }

    /**
     * The plan for one minute. A pool that is too small, or empty, is no error: the plan's
     * shortfalls say what is missing.
     *
     * @param risks exactly one a component; the latest of them says what time it is
     * @param current what stands by now, at most one a component; of components or hosts that are
     *     gone it is passed over
     * @throws IllegalArgumentException when a component or its risk is missing or there twice
     */
    public Plan allocate(
            List<Component> components,
            List<RiskScore> risks,
            ResourcePool pool,
            List<Allocation> current) {
        Map<ComponentId, Component> known = byId(components, Component::id, "component");
        Map<ComponentId, RiskScore> scored = byId(risks, RiskScore::component, "risk of");
        Map<ComponentId, Allocation> standing =
                byId(current, Allocation::component, "allocation of");
        refuseUnequal(known, scored);

        ResourcePool there =
                risks.stream()
                        .map(RiskScore::at)
                        .max(Comparator.naturalOrder())
                        .map(at -> PoolAt.of(pool, at))
                        .orElse(pool);
        var situation = new Translation(components, scored, there, standing, settings);
        forestall.placement.Plan found =
                engine.plan(
                        situation.problem,
                        situation.now,
                        settings.tries(components.size()),
                        settings.seed());
        return new PlanWriter(pool.region(), situation).write(found.slots());
    }

    private static <T> Map<ComponentId, T> byId(
            List<T> all, Function<T, ComponentId> id, String what) {
        Map<ComponentId, T> byId = new HashMap<>();
        for (T each : all) {
            if (byId.put(id.apply(each), each) != null) {
                throw new IllegalArgumentException(
                        "%s %s is there twice".formatted(what, id.apply(each)));
            }
        }
        return byId;
    }

    private static void refuseUnequal(
            Map<ComponentId, Component> known, Map<ComponentId, RiskScore> scored) {
        for (ComponentId id : known.keySet()) {
            if (!scored.containsKey(id)) {
                throw new IllegalArgumentException("component %s has no risk".formatted(id));
            }
        }
        for (ComponentId id : scored.keySet()) {
            if (!known.containsKey(id)) {
                throw new IllegalArgumentException(
                        "a risk names component %s, which is unknown".formatted(id));
            }
        }
    }
}
