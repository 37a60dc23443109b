package forestall.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The dependencies that a bound counts: a forest, so that the cheapest placement at given prices is
 * found exactly; the dearest are taken first. Those left out have no penalty in a bound, which
 * stays valid.
 */
final class Forest {
    /** Components, each before those that hang from it; a tree is a run of {@code order}. */
    final int[] order;

    /** Where trees begin in {@code order}; one entry more than trees. */
    final int[] treeStart;

    /** The component it hangs from, -1 for a root. */
    final int[] parent;

    final int[] maxLatency;
    final long[] penalty;

    /** Whether latency counts from the component to its parent. */
    final boolean[] upward;

    Forest(Problem problem) {
        int n = problem.components;
        order = new int[n];
        parent = new int[n];
        maxLatency = new int[n];
        penalty = new long[n];
        upward = new boolean[n];
        Links kept = new Links(n, kept(problem));
        List<Integer> starts = new ArrayList<>();
        boolean[] seen = new boolean[n];
        int end = 0;
        for (int root = 0; root < n; root++) {
            if (seen[root]) {
                continue;
            }
            starts.add(end);
            seen[root] = true;
            parent[root] = -1;
            int next = end;
            order[end++] = root;
            while (next < end) {
                int c = order[next++];
                for (int i = kept.start[c]; i < kept.start[c + 1]; i++) {
                    int child = kept.other[i];
                    if (!seen[child]) {
                        seen[child] = true;
                        parent[child] = c;
                        maxLatency[child] = kept.maxLatency[i];
                        penalty[child] = kept.penalty[i];
                        upward[child] = !kept.outward[i];
                        order[end++] = child;
                    }
                }
            }
        }
        starts.add(n);
        treeStart = starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Instance.Dependency> kept(Problem problem) {
        int[] root = new int[problem.components];
        for (int c = 0; c < root.length; c++) {
            root[c] = c;
        }
        List<Instance.Dependency> kept = new ArrayList<>();
        List<Instance.Dependency> dearest = new ArrayList<>(problem.talks);
        dearest.sort(Comparator.comparingLong(Instance.Dependency::penalty).reversed());
        for (Instance.Dependency each : dearest) {
            int from = find(root, each.from());
            int to = find(root, each.to());
            if (from != to) {
                root[from] = to;
                kept.add(each);
            }
        }
        return kept;
    }

    private static int find(int[] root, int c) {
        int at = c;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** The penalty is due with the component and its parent in these zones. */
    boolean far(Problem problem, int c, int zone, int parentZone) {
        int us =
                problem.latency[
                        upward[c]
                                ? zone * problem.zones + parentZone
                                : parentZone * problem.zones + zone];
        return us > maxLatency[c];
    }
}
