package forestall.placement;

/**
 * The hosts that have some of everything left: half of what a component needs at its coldest, on
 * average.
 */
final class Roomy {
    private final Problem problem;
    private final double[] some;
    final int[] hosts;
    private final int[] at;
    int count;

    Roomy(Problem problem) {
        this.problem = problem;
        int n = problem.resources;
        some = new double[n];
        for (int c = 0; c < problem.components; c++) {
            for (int r = 0; r < n; r++) {
                some[r] +=
                        0.5
                                * problem.usage[(c * Tiers.COUNT + Tiers.MINIMAL) * n + r]
                                / problem.components;
            }
        }
        hosts = new int[problem.hosts];
        at = new int[problem.hosts];
        for (int h = 0; h < problem.hosts; h++) {
            at[h] = -1;
        }
    }

    /** The load of a host has changed. */
    void update(int h, long[] load) {
        int n = problem.resources;
        boolean has = true;
        for (int r = 0; r < n; r++) {
            has &= problem.capacity[h * n + r] - load[h * n + r] >= some[r];
        }
        if (has == at[h] >= 0) {
            return;
        }
        if (has) {
            at[h] = count;
            hosts[count++] = h;
        } else {
            int last = hosts[--count];
            hosts[at[h]] = last;
            at[last] = at[h];
            at[h] = -1;
        }
    }
}
