package forestall.provider.simulated;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Closure;
import forestall.model.ComponentId;
import forestall.model.HostId;
import forestall.provider.simulated.RegionDao.HostRow;
import forestall.provider.simulated.RegionDao.StandbyRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the hosts of the simulated region can take at one time. */
final class RegionHosts {
    private final RegionDao dao;
    private final Instant at;

    RegionHosts(RegionDao dao, Instant at) {
        this.dao = dao;
        this.at = at;
    }

    /**
     * Why a host does not take this standby; empty when it does. A closed host takes nothing new:
     * what stands there already may change in place.
     */
    Optional<String> refusal(Allocation wanted) {
        Optional<HostRow> host =
                dao.hosts().stream().filter(each -> each.id().equals(wanted.host())).findFirst();
        if (host.isEmpty()) {
            return Optional.of("there is no host " + wanted.host());
        }
        Optional<Closure> closed = host.get().closed(at);
        boolean isThere =
                dao.standby(wanted.component())
                        .filter(row -> row.host().equals(wanted.host()))
                        .isPresent();
        if (closed.isPresent() && !isThere) {
            return Optional.of(
                    "%s is closed until %s: %s"
                            .formatted(wanted.host(), closed.get().until(), closed.get().reason()));
        }
        Capacity room = room(host.get(), usedBut(wanted.component()));
        return wanted.capacity().fitsIn(room)
                ? Optional.empty()
                : Optional.of(
                        "%s is %s short"
                                .formatted(
                                        wanted.host(),
                                        wanted.capacity().minusDownToZero(room).inWords()));
    }

    /**
     * The open host it stands on if that has room for the full demand, else the roomiest open one
     * that has.
     */
    Optional<HostId> toServe(ComponentId component, Capacity demand) {
        Optional<HostId> now = dao.standby(component).map(StandbyRow::host);
        Map<HostId, Capacity> used = usedBut(component);
        return dao.hosts().stream()
                .filter(host -> host.closed(at).isEmpty())
                .filter(host -> demand.fitsIn(room(host, used)))
                .max(
                        Comparator.<HostRow, Boolean>comparing(
                                        host -> now.isPresent() && now.get().equals(host.id()))
                                .thenComparing(host -> room(host, used).vcpuMilli()))
                .map(HostRow::id);
    }

    private Map<HostId, Capacity> usedBut(ComponentId component) {
        Map<HostId, Capacity> used = new HashMap<>();
        dao.standbyBut(component)
                .forEach(row -> used.merge(row.host(), row.capacity().capacity(), Capacity::plus));
        return used;
    }

    private static Capacity room(HostRow host, Map<HostId, Capacity> used) {
        return host.capacity()
                .capacity()
                .minusDownToZero(used.getOrDefault(host.id(), Capacity.NONE));
    }
}
