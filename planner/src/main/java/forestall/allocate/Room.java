package forestall.allocate;

import forestall.model.Host;
import forestall.model.ResourcePool;
import forestall.model.Zone;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A host together with its zone. One object a host and a run, compared by identity: the solver
 * groups by it millions of times.
 */
final class Room {
    final Host host;
    final Zone zone;

    Room(Host host, Zone zone) {
        this.host = host;
        this.zone = zone;
    }

    /** The pool's hosts in order of id, so that the order they were given in cannot matter. */
    static List<Room> of(ResourcePool pool) {
        Map<String, Zone> zones =
                pool.zones().stream().collect(Collectors.toMap(Zone::name, Function.identity()));
        return pool.hosts().stream()
                .sorted(Comparator.comparing(Host::id))
                .map(host -> new Room(host, zones.get(host.zone())))
                .toList();
    }

    @Override
    public String toString() {
        return host.id().value();
    }
}
