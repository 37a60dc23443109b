package forestall.allocate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Endless tries of one kind: a component takes any slot of its own, and whoever is in the way there
 * takes the best that is left. A full pool offers little else: most single moves do not fit.
 */
final class Displacements implements Iterator<Reseat> {
    private static final Comparator<Placement> FIRST_SERVED =
            Comparator.comparing(Placement::need, Need.FIRST_SERVED);

    private final List<Placement> placements;
    private final Random random;
    private List<Placement> movable; // with the occupancy null until needed: most steps end before
    private Occupancy occupancy;

    Displacements(List<Placement> placements, Random random) {
        this.placements = placements;
        this.random = random;
    }

    @Override
    public boolean hasNext() {
        return placements.stream().anyMatch(Displacements::isMovable);
    }

    private static boolean isMovable(Placement placement) {
        return placement.need().slots().size() > 1;
    }

    /** All tries of a step see the same placements, so what is taken is counted once a step. */
    private void lookAround() {
        if (occupancy == null) {
            movable = placements.stream().filter(Displacements::isMovable).toList();
            occupancy = Occupancy.of(placements);
        }
    }

    @Override
    public Reseat next() {
        lookAround();
        Placement first = movable.get(random.nextInt(movable.size()));
        Slot slot = anotherFor(first);
        var slots = new LinkedHashMap<Placement, Slot>();
        slots.put(first, slot);
        occupancy.remove(first.need(), first.slot());
        List<Placement> inTheWay = slot.isNone() ? List.of() : removeWhoIsInTheWay(first, slot);
        occupancy.add(first.need(), slot);
        for (Placement each : inTheWay) {
            Slot left = occupancy.bestFor(each.need(), Slot.NONE);
            occupancy.add(each.need(), left);
            slots.put(each, left);
        }
        putBack(slots);
        return new Reseat(slots);
    }

    private Slot anotherFor(Placement placement) {
        List<Slot> slots = placement.need().slots();
        int index = random.nextInt(slots.size());
        return slots.get(index) == placement.slot()
                ? slots.get((index + 1) % slots.size())
                : slots.get(index);
    }

    private List<Placement> removeWhoIsInTheWay(Placement first, Slot slot) {
        Need need = first.need();
        var removed = new ArrayList<Placement>();
        remove(
                each -> each != first && each.room() == slot.room(),
                () -> occupancy.missing(need, slot.tier(), slot.room()).isNone(),
                removed);
        remove(
                each ->
                        each != first
                                && each.replicationMbps() > 0
                                && each.room().zone.equals(slot.room().zone)
                                && !removed.contains(each),
                () -> occupancy.missingMbps(need, slot.tier(), slot.room().zone) == 0,
                removed);
        removed.sort(FIRST_SERVED);
        return removed;
    }

    private void remove(
            Predicate<Placement> candidate, BooleanSupplier enough, List<Placement> removed) {
        if (enough.getAsBoolean()) {
            return;
        }
        List<Placement> candidates = new ArrayList<>();
        placements.stream().filter(candidate).forEach(candidates::add);
        Collections.shuffle(candidates, random);
        for (Placement each : candidates) {
            if (enough.getAsBoolean()) {
                return;
            }
            occupancy.remove(each.need(), each.slot());
            removed.add(each);
        }
    }

    private void putBack(Map<Placement, Slot> slots) {
        slots.forEach(
                (placement, slot) -> {
                    occupancy.remove(placement.need(), slot);
                    occupancy.add(placement.need(), placement.slot());
                });
    }
}
