package forestall.allocate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One component at a time: where the solver starts, and the last look at what it found. Never
 * overfills a host or a link.
 */
final class BestFit {
    private final List<Placement> firstServedFirst;
    private final Occupancy occupancy;

    /**
     * @param placements within all capacities; changed in place
     */
    BestFit(List<Placement> placements) {
        occupancy = Occupancy.of(placements);
        firstServedFirst = new ArrayList<>(placements);
        firstServedFirst.sort(Comparator.comparing(Placement::need, Need.FIRST_SERVED));
    }

    /** Leaves what stands by where it is and as it is, as far as that still fits and is wanted. */
    void keepCurrent() {
        for (Placement placement : firstServedFirst) {
            Slot current = placement.need().current();
            if (occupancy.hasRoomFor(placement.need(), current)) {
                move(placement, current);
            }
        }
    }

    /** Gives each component the best slot that is free, until none finds a better one. */
    void settle() {
        boolean found = true;
        while (found) { // ends: every move makes the whole better
            found = false;
            for (Placement placement : firstServedFirst) {
                Slot best = bestFor(placement);
                if (best != placement.slot()) {
                    move(placement, best);
                    found = true;
                }
            }
        }
    }

    private Slot bestFor(Placement placement) {
        occupancy.remove(placement.need(), placement.slot());
        Slot best = occupancy.bestFor(placement.need(), placement.slot());
        occupancy.add(placement.need(), placement.slot());
        return best;
    }

    private void move(Placement placement, Slot slot) {
        occupancy.remove(placement.need(), placement.slot());
        placement.take(slot);
        occupancy.add(placement.need(), slot);
    }
}
