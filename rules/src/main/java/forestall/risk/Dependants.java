package forestall.risk;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.DependencyGraph;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many depend on each component, directly or through others. Exact, in blocks of 64 dependants
 * that travel down the graph as the bits of one word: n/64 walks over nodes and edges, however long
 * the chains are, where a walk from each component would cost the square of a chain's length.
 */
final class Dependants {
    private final Map<ComponentId, Integer> places = new HashMap<>();
    private final int[] all;
    private final int[] critical;

    private Dependants(int count) {
        all = new int[count];
        critical = new int[count];
    }

    /**
     * @throws IllegalArgumentException as {@link DependencyGraph#of} does
     */
    static Dependants of(Collection<Component> components) {
        Map<ComponentId, Component> known = new HashMap<>();
        components.forEach(each -> known.put(each.id(), each));
        List<ComponentId> order = DependencyGraph.of(components).inDependencyOrder(known.keySet());
        var counted = new Dependants(order.size());
        int[][] needs = new int[order.size()][];
        boolean[] isCritical = new boolean[order.size()];
        for (int place = 0; place < needs.length; place++) {
            Component component = known.get(order.get(place));
            counted.places.put(component.id(), place);
            needs[place] =
                    component.dependencies().stream().mapToInt(counted.places::get).toArray();
            isCritical[place] = component.criticality() == Criticality.CRITICAL;
        }
        counted.count(needs, isCritical);
        return counted;
    }

    /** Everything that depends on it, without itself. */
    int all(ComponentId id) {
        return all[places.get(id)];
    }

    /** Those of them that are critical. */
    int critical(ComponentId id) {
        return critical[places.get(id)];
    }

    /** What a component needs comes before it, so one walk from the end carries every bit. */
    private void count(int[][] needs, boolean[] isCritical) {
        long[] reached = new long[needs.length];
        for (int from = 0; from < needs.length; from += Long.SIZE) {
            int last = Math.min(needs.length, from + Long.SIZE) - 1;
            Arrays.fill(reached, 0, last + 1, 0);
            long criticalBits = 0;
            for (int bit = 0; from + bit <= last; bit++) {
                criticalBits |= isCritical[from + bit] ? 1L << bit : 0;
            }
            for (int place = last; place >= 0; place--) {
                long bits = reached[place];
                all[place] += Long.bitCount(bits);
                critical[place] += Long.bitCount(bits & criticalBits);
                long on = place >= from ? bits | 1L << (place - from) : bits;
                if (on != 0) {
                    for (int need : needs[place]) {
                        reached[need] |= on;
                    }
                }
            }
        }
    }
}
