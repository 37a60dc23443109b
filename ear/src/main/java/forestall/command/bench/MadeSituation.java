package forestall.command.bench;

import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.FailureProbability;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.Kind;
import forestall.model.Price;
import forestall.model.ResourcePool;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.model.Situation;
import forestall.model.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A region of a size, and a pool that holds its standby. */
final class MadeSituation {
    private static final Instant AT = Instant.parse("2031-03-02T12:00:00Z");
    private static final Site SITE = new Site(SiteId.of("port"), "Port", "north", 53.55, 9.99);
    private static final int COMPONENTS_A_HOST = 12;

    private MadeSituation() {}

    /** The same for the same number. */
    static Situation of(int count) {
        var random = new SplittableRandom(7);
        List<Component> components = new ArrayList<>();
        List<FailureProbability> probabilities = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            ComponentId id = ComponentId.of("c" + number);
            Set<ComponentId> needs =
                    number > 0 && random.nextInt(2) == 0
                            ? Set.of(ComponentId.of("c" + random.nextInt(number)))
                            : Set.of();
            components.add(component(id, needs, random));
            boolean quiet = random.nextInt(10) > 0;
            probabilities.add(
                    new FailureProbability(
                            id,
                            AT,
                            Duration.ofMinutes(30),
                            quiet ? random.nextDouble(0.1) : random.nextDouble(),
                            List.of()));
        }
        return new Situation(
                AT,
                List.of(SITE),
                components,
                probabilities,
                pool(1 + count / COMPONENTS_A_HOST),
                List.of(),
                Map.of());
    }

    private static Component component(
            ComponentId id, Set<ComponentId> needs, SplittableRandom random) {
        return new Component(
                id,
                id.value(),
                one(random, Kind.values()),
                SITE.id(),
                "a",
                needs,
                one(random, Criticality.values()),
                Duration.ofMinutes(random.nextInt(300)),
                Duration.ofMinutes(random.nextInt(20)),
                random.nextInt(10_000),
                new Capacity(
                        1000L * (1 + random.nextInt(4)),
                        2048L * (1 + random.nextInt(4)),
                        10 + random.nextInt(100),
                        10 + random.nextInt(100)),
                Set.of());
    }

    private static ResourcePool pool(int hosts) {
        List<Host> all = new ArrayList<>();
        for (int number = 0; number < hosts; number++) {
            all.add(
                    new Host(
                            HostId.of("host-" + number),
                            "z" + number % 2,
                            new Capacity(32_000, 128L * 1024, 2000, 10_000),
                            new Price(0.04, 0.005, 0.0001, 0.001)));
        }
        return new ResourcePool(
                "south", List.of(new Zone("z0", 1_000_000), new Zone("z1", 1_000_000)), all);
    }

    private static <T> T one(SplittableRandom random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
