package forestall.model;

import java.util.HashSet;
import java.util.List;

/**
 * What the failover region has to offer.
 *
 * @param region its name, 1 to 128 characters
 * @param zones its zones, names unique
 * @param hosts its hosts, ids unique, each in one of the zones; may be empty
 */
public record ResourcePool(String region, List<Zone> zones, List<Host> hosts) {

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
    }

    /** What all hosts together can hold. */
    public Capacity total() {
        return hosts.stream().map(Host::capacity).reduce(Capacity.NONE, Capacity::plus);
    }
}
