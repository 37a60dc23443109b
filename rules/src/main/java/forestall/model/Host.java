package forestall.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A host of the failover region.
 *
 * @param id the host
 * @param zone its zone; one of the pool's
 * @param capacity what it can hold
 * @param price what its capacity costs
 * @param openCost currency units an hour that it costs to have anything on it at all, 0 or more;
 *     empty: nothing
 * @param closures when it can hold nothing
 */
public record Host(
        HostId id,
        String zone,
        Capacity capacity,
        Price price,
        Optional<Double> openCost,
        List<Closure> closures) {

    public Host {
        Require.present(id, "host id");
        Require.text(zone, "zone", 128);
        Capacity.ofOne(capacity, "capacity");
        Require.present(price, "price");
        Require.present(openCost, "openCost")
                .ifPresent(each -> Require.atLeastZero(each, "openCost"));
        closures = List.copyOf(Require.present(closures, "closures"));
    }

    /** A host that is always open, and costs nothing by itself. */
    public Host(HostId id, String zone, Capacity capacity, Price price) {
        this(id, zone, capacity, price, Optional.empty(), List.of());
    }

    /** The same, but with this capacity. */
    public Host holding(Capacity other) {
        return new Host(id, zone, other, price, openCost, closures);
    }

    /** The closure that touches a time, the earliest if there are several. */
    public Optional<Closure> closed(Instant begin, Instant end) {
        return closures.stream()
                .filter(each -> each.touches(begin, end))
                .min(java.util.Comparator.comparing(Closure::from));
    }
}
