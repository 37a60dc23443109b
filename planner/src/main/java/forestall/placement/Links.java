package forestall.placement;

import java.util.List;

/** Dependencies by component, both ends, in flat arrays. */
final class Links {
    /** Where the ties of a component begin; one entry more than components. */
    final int[] start;

    final int[] other;
    final int[] maxLatency;
    final long[] penalty;

    /** Whether the component is the end that the latency counts from. */
    final boolean[] outward;

    Links(int components, List<Instance.Dependency> dependencies) {
        start = new int[components + 1];
        for (Instance.Dependency each : dependencies) {
            if (each.from() != each.to()) {
                start[each.from() + 1]++;
                start[each.to() + 1]++;
            }
        }
        for (int c = 0; c < components; c++) {
            start[c + 1] += start[c];
        }
        int[] next = start.clone();
        int ties = start[components];
        other = new int[ties];
        maxLatency = new int[ties];
        penalty = new long[ties];
        outward = new boolean[ties];
        for (Instance.Dependency each : dependencies) {
            if (each.from() != each.to()) {
                put(next[each.from()]++, each.to(), each, true);
                put(next[each.to()]++, each.from(), each, false);
            }
        }
    }

    private void put(int at, int end, Instance.Dependency dependency, boolean out) {
        other[at] = end;
        maxLatency[at] = dependency.maxLatencyUs();
        penalty[at] = dependency.penalty();
        outward[at] = out;
    }
}
