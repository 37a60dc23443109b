package forestall.allocate;

import forestall.model.Capacity;
import forestall.model.Host;
import forestall.model.Price;
import forestall.model.Reservation;
import forestall.model.ResourcePool;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of a pool can be had at a moment, and at which price. */
final class PoolAt {
    /** Standby leaves a host before it closes, and does not come to one that closes soon. */
    static final Duration AHEAD = Duration.ofMinutes(30);

    private PoolAt() {}

    /** Without closed hosts and reserved room, at the hour's prices. */
    static ResourcePool of(ResourcePool pool, Instant at) {
        List<Double> byHour = pool.termsOrNone().priceByHour();
        double factor = byHour.isEmpty() ? 1 : byHour.get(at.atOffset(ZoneOffset.UTC).getHour());
        List<Host> hosts =
                pool.hosts().stream()
                        .filter(host -> host.closed(at, at.plus(AHEAD)).isEmpty())
                        .map(host -> at(host, pool, at, factor))
                        .toList();
        return new ResourcePool(pool.region(), pool.zones(), hosts);
    }

    private static Host at(Host host, ResourcePool pool, Instant at, double factor) {
        Capacity left = host.capacity();
        for (Reservation each : pool.termsOrNone().reservations()) {
            if (each.host().equals(host.id()) && each.isUnderWay(at)) {
                left = left.minusDownToZero(each.capacity());
            }
        }
        return new Host(host.id(), host.zone(), left, times(host.price(), factor));
    }

    private static Price times(Price price, double factor) {
        Map<String, Double> others = new TreeMap<>();
        price.perOther().forEach((name, each) -> others.put(name, each * factor));
        return new Price(
                price.perVcpu() * factor,
                price.perGibMemory() * factor,
                price.perGibStorage() * factor,
                price.perMbps() * factor,
                others);
    }
}
