package forestall.allocate;

import forestall.model.Capacity;
import forestall.model.Tier;
import forestall.model.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is taken of every host and every zone's link. Mutable; one a run. */
final class Occupancy {
    private final Map<Room, Load> taken = new HashMap<>();
    private final Map<Zone, Long> replicating = new HashMap<>();

    static Occupancy of(List<Placement> placements) {
        var occupancy = new Occupancy();
        placements.forEach(placement -> occupancy.add(placement.need(), placement.slot()));
        return occupancy;
    }

    void add(Need need, Slot slot) {
        if (!slot.isNone()) {
            taken.merge(slot.room(), need.load(slot.tier()), Load::plus);
            replicating.merge(slot.room().zone, need.replicationMbps(slot), Long::sum);
        }
    }

    void remove(Need need, Slot slot) {
        if (!slot.isNone()) {
            taken.merge(slot.room(), need.load(slot.tier()), Load::minus);
            replicating.merge(slot.room().zone, -need.replicationMbps(slot), Long::sum);
        }
    }

    boolean hasRoomFor(Need need, Slot slot) {
        return slot.isNone()
                || (missing(need, slot.tier(), slot.room()).isNone()
                        && missingMbps(need, slot.tier(), slot.room().zone) == 0);
    }

    /** The best slot that is free, or {@code otherwise} when none is better. */
    Slot bestFor(Need need, Slot otherwise) {
        Slot best = otherwise;
        for (Slot slot : need.slots()) {
            if (need.prefers(slot, best) && hasRoomFor(need, slot)) {
                best = slot;
            }
        }
        return best;
    }

    /** What the room lacks to hold {@code need} at {@code tier} beside all that is there. */
    Capacity missing(Need need, Tier tier, Room room) {
        return taken.getOrDefault(room, Load.NONE).plus(need.load(tier)).over(room.host.capacity());
    }

    /** What the zone's link lacks for it in Mbit/s. */
    long missingMbps(Need need, Tier tier, Zone zone) {
        long mbps = need.replicationMbps(tier);
        return mbps == 0
                ? 0
                : Math.max(0, replicating.getOrDefault(zone, 0L) + mbps - zone.replicationMbps());
    }
}
