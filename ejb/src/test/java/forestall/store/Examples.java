package forestall.store;

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
import forestall.model.SoftwareId;
import forestall.model.Tier;
import forestall.model.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A shop that needs a ledger, a name that points at the shop, and mail by itself. */
public final class Examples {
    public static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");
    public static final ComponentId LEDGER = ComponentId.of("ledger");
    public static final ComponentId SHOP = ComponentId.of("shop");
    public static final ComponentId NAME = ComponentId.of("name");
    public static final ComponentId MAIL = ComponentId.of("mail");
    public static final HostId BIG = HostId.of("host-1");
    public static final HostId SMALL = HostId.of("host-2");
    public static final Site STOCKHOLM =
            new Site(SiteId.of("stockholm"), "Stockholm", "RegionOne", 59.3293, 18.0686);

    private Examples() {}

    public static List<Component> catalogue() {
        return List.of(
                component("ledger", Kind.DATABASE),
                component("mail", Kind.VM),
                component("name", Kind.DNS_NAME, "shop"),
                component("shop", Kind.VM, "ledger"));
    }

    public static Component component(String id, Kind kind, String... needs) {
        return component(id, kind, Duration.ofMinutes(5), units(2), needs);
    }

    public static Component component(
            String id, Kind kind, Duration rto, Capacity demand, String... needs) {
        return new Component(
                ComponentId.of(id),
                "The " + id,
                kind,
                STOCKHOLM.id(),
                "a",
                Arrays.stream(needs).map(ComponentId::of).collect(Collectors.toSet()),
                Criticality.HIGH,
                rto,
                Duration.ofSeconds(30),
                100.25,
                demand,
                Set.of(SoftwareId.of("pkg:deb/debian/openssl@3.0.15")));
    }

    /** As many of everything: vCPU, GiB of memory, GiB of storage, Mbit/s. */
    public static Capacity units(long units) {
        return new Capacity(units * 1000, units * 1024, units, units);
    }

    /** A host of 8 units and one of 4. */
    public static ResourcePool pool() {
        return new ResourcePool(
                "RegionTwo",
                List.of(new Zone("a", 10_000), new Zone("b", 10_000)),
                List.of(host("host-1", "a", 8), host("host-2", "b", 4)));
    }

    public static Host host(String id, String zone, long units) {
        return new Host(HostId.of(id), zone, units(units), new Price(0.04, 0.005, 0.0001, 0.001));
    }

    public static Allocation allocation(ComponentId component, HostId host, long units) {
        return new Allocation(component, host, Tier.MINIMAL, units(units));
    }

    public static FailureProbability probability(ComponentId component, double probability) {
        return new FailureProbability(
                component,
                NOON,
                Duration.ofMinutes(30),
                probability,
                List.of(new Driver("cpu_ratio", 1.5, "cpu_ratio at 0.99")));
    }
}
