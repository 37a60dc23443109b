package forestall.decide;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.FailureProbability;
import forestall.model.FailureProbability.Driver;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.Kind;
import forestall.model.Price;
import forestall.model.ResourcePool;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.model.Situation;
import forestall.model.SoftwareId;
import forestall.model.Tier;
import forestall.model.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A minute in which the ledger is in trouble and the pool is short of room. */
public final class Examples {
    public static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");
    public static final ComponentId LEDGER = ComponentId.of("ledger");
    public static final Site STOCKHOLM =
            new Site(SiteId.of("stockholm"), "Stockholm", "RegionOne", 59.3293, 18.0686);

    private Examples() {}

    public static Component component(String id, Kind kind, Criticality importance, String... by) {
        Set<ComponentId> needs = Arrays.stream(by).map(ComponentId::of).collect(Collectors.toSet());
        return new Component(
                ComponentId.of(id),
                id,
                kind,
                STOCKHOLM.id(),
                "a",
                needs,
                importance,
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                5_000.5,
                new Capacity(4000, 8192, 100, 200),
                Set.of(SoftwareId.of("pkg:deb/debian/openssl@3.0.15")));
    }

    public static Situation situation() {
        return new Situation(
                NOON,
                List.of(STOCKHOLM),
                List.of(
                        component("ledger", Kind.DATABASE, Criticality.CRITICAL),
                        component("shop", Kind.VM, Criticality.HIGH, "ledger"),
                        component("mail", Kind.VM, Criticality.LOW)),
                List.of(
                        new FailureProbability(
                                LEDGER,
                                NOON,
                                Duration.ofMinutes(30),
                                0.97,
                                List.of(new Driver("cpu_ratio", 2.9, "cpu_ratio at 0.99")))),
                new ResourcePool(
                        "RegionTwo",
                        List.of(new Zone("a", 1000)),
                        List.of(
                                new Host(
                                        HostId.of("host-1"),
                                        "a",
                                        new Capacity(5000, 10_000, 200, 300),
                                        new Price(0.04, 0.005, 0.0001, 0.001)))),
                List.of(
                        new Allocation(
                                ComponentId.of("mail"),
                                HostId.of("host-1"),
                                Tier.MINIMAL,
                                new Capacity(400, 820, 10, 20))),
                Map.of(LEDGER, Tier.SCALED));
    }
}
