package forestall.placement;

import java.util.List;

/**
 * A plan, what it costs, and what proves how good it is.
 *
 * @param slots by component
 * @param hard see {@link Tracker}; 0 when nothing is broken
 * @param medium mandatory components without standby
 * @param soft money
 * @param bound no plan costs less, see {@link Bound}
 * @param duals the prices that prove it
 */
public record Plan(
        List<Instance.Slot> slots, long hard, int medium, long soft, long bound, Duals duals) {

    public Plan {
        slots = List.copyOf(slots);
    }

    /** How far above the bound it is at most, as a share of the bound; 0 where both are 0. */
    public double gap() {
        return soft == bound ? 0 : (double) (soft - bound) / Math.max(1, Math.abs(bound));
    }
}
