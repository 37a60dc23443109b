package forestall.risk;

import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.FailureProbability;
import forestall.model.Kind;
import forestall.model.ResourcePool;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.model.Situation;
import forestall.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Short ways to say what a scenario is about. */
final class Catalogue {
    static final Instant NOON = Instant.parse("2031-03-02T12:00:00Z");
    static final Site PORT = new Site(SiteId.of("port"), "Port", "north", 53.55, 9.99);

    private Catalogue() {}

    static Component component(
            String id, Criticality criticality, long rtoMinutes, long rpoMinutes, String... needs) {
        return component(id, Kind.VM, criticality, rtoMinutes, rpoMinutes, needs);
    }

    static Component component(
            String id,
            Kind kind,
            Criticality criticality,
            long rtoMinutes,
            long rpoMinutes,
            String... needs) {
        Set<ComponentId> dependencies = new TreeSet<>();
        for (String need : needs) {
            dependencies.add(ComponentId.of(need));
        }
        return new Component(
                ComponentId.of(id),
                id,
                kind,
                PORT.id(),
                "a",
                dependencies,
                criticality,
                Duration.ofMinutes(rtoMinutes),
                Duration.ofMinutes(rpoMinutes),
                100,
                new Capacity(4000, 8192, 100, 200),
                Set.of());
    }

    static Situation situation(
            List<Component> components,
            Map<String, Double> probabilities,
            Map<String, Tier> before) {
        List<FailureProbability> all = new ArrayList<>();
        probabilities.forEach(
                (id, probability) ->
                        all.add(
                                new FailureProbability(
                                        ComponentId.of(id),
                                        NOON,
                                        Duration.ofMinutes(30),
                                        probability,
                                        List.of())));
        Map<ComponentId, Tier> tiers = new java.util.HashMap<>();
        before.forEach((id, tier) -> tiers.put(ComponentId.of(id), tier));
        return new Situation(
                NOON,
                List.of(PORT),
                components,
                all,
                new ResourcePool("south", List.of(), List.of()),
                List.of(),
                tiers);
    }
}
