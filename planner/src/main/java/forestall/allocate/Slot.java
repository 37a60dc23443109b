package forestall.allocate;

import forestall.model.Tier;
import java.util.List;
import java.util.stream.Stream;

/** A host and a tier: what is chosen for a component. Compared by identity, as {@link Room} is. */
final class Slot {
    /** No standby at all; the way out that keeps every capacity satisfiable. */
    static final Slot NONE = new Slot(null, null);

    private final Room room;
    private final Tier tier;

    private Slot(Room room, Tier tier) {
        this.room = room;
        this.tier = tier;
    }

    static Slot of(Room room, Tier tier) {
        return new Slot(room, tier);
    }

    /** A slot at every tier of every room, in order of room, and {@link #NONE} at the end. */
    static List<Slot> all(List<Room> rooms) {
        return Stream.concat(
                        rooms.stream()
                                .flatMap(
                                        room ->
                                                Stream.of(Tier.values())
                                                        .map(tier -> of(room, tier))),
                        Stream.of(NONE))
                .toList();
    }

    boolean isNone() {
        return this == NONE;
    }

    /** Null at {@link #NONE}. */
    Room room() {
        return room;
    }

    /** Null at {@link #NONE}. */
    Tier tier() {
        return tier;
    }

    @Override
    public String toString() {
        return isNone() ? "none" : tier + " on " + room;
    }
}
