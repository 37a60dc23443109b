package forestall.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the failover region has to offer.
 *
 * @param region its name, 1 to 128 characters
 * @param zones its zones, names unique
 * @param hosts its hosts, ids unique, each in one of the zones; may be empty
 * @param terms reservations, prices by hour, and shared reserve; empty: none
 */
public record ResourcePool(
        String region, List<Zone> zones, List<Host> hosts, Optional<PoolTerms> terms) {

    public ResourcePool {
        Require.text(region, "region", 128);
        zones = List.copyOf(Require.present(zones, "zones"));
        hosts = List.copyOf(Require.present(hosts, "hosts"));
        var names = new HashSet<String>();
        for (Zone zone : zones) {
            if (!names.add(zone.name())) {
                throw new IllegalArgumentException("zone %s is there twice".formatted(zone.name()));
            }
        }
        var ids = new HashSet<HostId>();
        for (Host host : hosts) {
            if (!ids.add(host.id())) {
                throw new IllegalArgumentException("host %s is there twice".formatted(host.id()));
            }
            if (!names.contains(host.zone())) {
                throw new IllegalArgumentException(
                        "host %s is in zone %s, which the pool does not have"
                                .formatted(host.id(), host.zone()));
            }
        }
        Require.present(terms, "terms");
        for (Reservation each : terms.map(PoolTerms::reservations).orElse(List.of())) {
            if (!ids.contains(each.host())) {
                throw new IllegalArgumentException(
                        "reservation %s is on host %s, which the pool does not have"
                                .formatted(each.id(), each.host()));
            }
        }
    }

    /** A pool without terms. */
    public ResourcePool(String region, List<Zone> zones, List<Host> hosts) {
        this(region, zones, hosts, Optional.empty());
    }

    /** The terms, or those of a pool that has none. */
    public PoolTerms termsOrNone() {
        return terms.orElse(PoolTerms.NONE);
    }

    /** What all hosts together can hold. */
    public Capacity total() {
        return hosts.stream().map(Host::capacity).reduce(Capacity.NONE, Capacity::plus);
    }
}
