package forestall.allocate;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Contribution;
import forestall.model.Criticality;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.Kind;
import forestall.model.Price;
import forestall.model.ResourcePool;
import forestall.model.RiskScore;
import forestall.model.SiteId;
import forestall.model.Tier;
import forestall.model.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small problems. SCALED is half the demand and MINIMAL a quarter. */
final class Fixtures {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final Map<Tier, Double> FACTORS =
            Map.of(Tier.FULL, 1.0, Tier.SCALED, 0.5, Tier.MINIMAL, 0.25);

    private Fixtures() {}

    /** As many of everything: vCPU, GiB of memory, GiB of storage, Mbit/s. */
    static Capacity units(long units) {
        return new Capacity(units * 1000, units * 1024, units, units);
    }

    static Component component(String id, Capacity demand) {
        return new Component(
                ComponentId.of(id),
                id,
                Kind.VM,
                new SiteId("north"),
                "north-1",
                Set.of(),
                Criticality.HIGH,
                Duration.ofMinutes(15),
                Duration.ofMinutes(1),
                100,
                demand,
                Set.of());
    }

    /** Impact is 1, so that risk × impact is the score. */
    static RiskScore risk(String id, Tier tier, double score) {
        return risk(id, tier, score, 1);
    }

    static RiskScore risk(String id, Tier tier, double score, double impact) {
        return new RiskScore(
                ComponentId.of(id),
                NOON,
                score,
                impact,
                score,
                List.of(new Contribution("Fixed by the test", score)),
                tier,
                "Fixed by the test",
                FACTORS);
    }

    /** A unit of everything costs four times {@code price} an hour. */
    static Host host(String id, String zone, Capacity capacity, double price) {
        return new Host(HostId.of(id), zone, capacity, new Price(price, price, price, price));
    }

    static Host host(String id, long units, double price) {
        return host(id, "west-1", units(units), price);
    }

    /** One zone, west-1, with bandwidth to spare. */
    static ResourcePool pool(Host... hosts) {
        return new ResourcePool("west", List.of(new Zone("west-1", 1_000_000)), List.of(hosts));
    }

    static Allocation standing(String id, String host, Tier tier, Capacity capacity) {
        return new Allocation(ComponentId.of(id), HostId.of(host), tier, capacity);
    }
}
