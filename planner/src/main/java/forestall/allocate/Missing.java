package forestall.allocate;

import forestall.model.Capacity;
import forestall.model.Shortfall;
import forestall.model.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says for one lowered component what the pool lacks to hold it at the wanted tier. */
final class Missing {
    private final String region;
    private final List<Room> rooms;
    private final Occupancy occupancy;

    Missing(String region, List<Room> rooms, Occupancy occupancy) {
        this.region = region;
        this.rooms = rooms;
        this.occupancy = occupancy;
    }

    Shortfall of(Placement lowered) {
        Need need = lowered.need();
        occupancy.remove(need, lowered.slot()); // its own place would be free for it
        try {
            return rooms.isEmpty()
                    ? shortfall(lowered, need.capacity(need.wanted()), noHosts())
                    : holdsItButForLink(need)
                            .map(room -> linkIsShort(lowered, room))
                            .orElseGet(() -> hostIsShort(lowered));
        } finally {
            occupancy.add(need, lowered.slot());
        }
    }

    private String noHosts() {
        return "%s has no hosts".formatted(region);
    }

    /** Of the rooms that could hold it, the one whose link lacks least; empty when none could. */
    private Optional<Room> holdsItButForLink(Need need) {
        Tier wanted = need.wanted();
        return rooms.stream()
                .filter(room -> occupancy.missing(need, wanted, room).isNone())
                .min(
                        Comparator.comparingLong(
                                room -> occupancy.missingMbps(need, wanted, room.zone)));
    }

    private Shortfall linkIsShort(Placement lowered, Room room) {
        Need need = lowered.need();
        return shortfall(
                lowered,
                Capacity.NONE,
                "the link into zone %s is %d Mbit/s of replication bandwidth short"
                        .formatted(
                                room.zone.name(),
                                occupancy.missingMbps(need, need.wanted(), room.zone)));
    }

    private Shortfall hostIsShort(Placement lowered) {
        Need need = lowered.need();
        Capacity wanted = need.capacity(need.wanted());
        Room roomiest =
                rooms.stream()
                        .min(Comparator.comparingDouble(room -> shareMissing(need, room)))
                        .orElseThrow();
        Capacity missing = occupancy.missing(need, need.wanted(), roomiest);
        boolean tooBig = rooms.stream().noneMatch(room -> wanted.fitsIn(room.host.capacity()));
        return shortfall(
                lowered,
                missing,
                "%s%s is %s short"
                        .formatted(
                                tooBig ? "it is bigger than every host; " : "",
                                roomiest,
                                missing.inWords()));
    }

    /**
     * Missing shares of all resources, summed: 0 = fits, their number = there is nothing of any.
     */
    private double shareMissing(Need need, Room room) {
        Capacity wanted = need.capacity(need.wanted());
        Capacity missing = occupancy.missing(need, need.wanted(), room);
        double sum =
                share(missing.vcpuMilli(), wanted.vcpuMilli())
                        + share(missing.memoryMib(), wanted.memoryMib())
                        + share(missing.storageGib(), wanted.storageGib())
                        + share(missing.networkMbps(), wanted.networkMbps());
        for (String each : missing.others().keySet()) {
            sum += share(missing.other(each), wanted.other(each));
        }
        return sum;
    }

    private static double share(long missing, long wanted) {
        return missing == 0 ? 0 : (double) missing / wanted;
    }

    private static Shortfall shortfall(Placement lowered, Capacity missing, String why) {
        Need need = lowered.need();
        Optional<Tier> placed = Optional.ofNullable(lowered.tier());
        return new Shortfall(
                need.component().id(),
                need.wanted(),
                placed,
                missing,
                "%s gets %s instead of %s: %s"
                        .formatted(
                                need.component().name(),
                                placed.map(Tier::name).orElse("no standby"),
                                need.wanted(),
                                why));
    }
}
