package forestall.model;

import java.util.List;

/**
 * Where standby goes.
 *
 * @param allocations at most one a component, in order of component
 * @param shortfalls components that get less than their risk calls for, in order of component
 * @param costPerHour of all allocations, in currency units an hour
 * @param moves how many components change host against what stands by now
 */
public record Plan(
        List<Allocation> allocations, List<Shortfall> shortfalls, double costPerHour, int moves) {

    public Plan {
        allocations = List.copyOf(Require.present(allocations, "allocations"));
        shortfalls = List.copyOf(Require.present(shortfalls, "shortfalls"));
        Require.atLeastZero(costPerHour, "costPerHour");
        Require.atLeastZero(moves, "moves");
    }
}
