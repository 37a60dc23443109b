package forestall.placement;

import java.util.Arrays;

/**
 * A lower bound of the objective of every plan without hard breaches, from prices (Lagrangian
 * relaxation of the capacity of hosts and links). A host that is opened gives its capacity for its
 * opening cost; a component pays list price and scarcity price of what it uses; dependencies of a
 * {@link Forest} count in full, others not.
 *
 * <p>All in whole numbers, rounded down by component and up by host and link, so that it is the
 * same everywhere:
 *
 * <pre>
 * bound = Σ_trees min over placements Σ_components (slotCost + ⌊(Σ_r usage·capacityPrice + mbps·linkPrice) / 10⁶⌋) + penalties
 *       + Σ_hosts min(0, openCost − ⌈Σ_r capacity·capacityPrice / 10⁶⌉) − Σ_links ⌈linkMbps·linkPrice / 10⁶⌉
 * </pre>
 *
 * <p>A mandatory component may stay without standby here: a plan that leaves it so is worse, not
 * cheaper.
 */
public final class Bound {
    static final long MICRO = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE / 4;

    /** No price of all that a host or a link has is larger, in micros. */
    static final double DEAREST = 1e18;

    private Bound() {}

    /**
     * @return money; valid whatever the prices are, as long as none is negative
     */
    public static long of(Problem problem, Duals duals) {
        try (Crew alone = new Crew(1)) {
            return of(problem, new Forest(problem), duals, alone);
        }
    }

    static long of(Problem p, Forest forest, Duals duals, Crew crew) {
        long bound = 0;
        for (int h = 0; h < p.hosts; h++) {
            long worth = 0;
            for (int r = 0; r < p.resources; r++) {
                worth =
                        Math.addExact(
                                worth,
                                Math.multiplyExact(
                                        p.capacity[h * p.resources + r],
                                        duals.capacityMicro()[h * p.resources + r]));
            }
            bound += Math.min(0, p.openCost[h] - up(worth));
        }
        for (int i = 0; i < p.link.length; i++) {
            bound -= up(Math.multiplyExact(p.link[i], duals.linkMicro()[i]));
        }
        int trees = forest.treeStart.length - 1;
        long[] sums = new long[crew.size()];
        crew.all(
                part ->
                        sums[part] =
                                trees(
                                        p,
                                        forest,
                                        duals,
                                        (int) ((long) trees * part / crew.size()),
                                        (int) ((long) trees * (part + 1) / crew.size())));
        return bound + Arrays.stream(sums).sum();
    }

    private static long up(long micros) {
        return Math.floorDiv(Math.addExact(micros, MICRO - 1), MICRO);
    }

    private static long trees(Problem p, Forest forest, Duals duals, int from, int to) {
        int wide = p.zones + 1;
        long sum = 0;
        long[] least = new long[0];
        int[] where = new int[p.components];
        for (int tree = from; tree < to; tree++) {
            int first = forest.treeStart[tree];
            int end = forest.treeStart[tree + 1];
            if (least.length < (end - first) * wide) {
                least = new long[2 * (end - first) * wide];
            }
            Arrays.fill(least, 0, (end - first) * wide, 0);
            for (int i = end - 1; i >= first; i--) {
                int c = forest.order[i];
                where[c] = i - first;
            }
            for (int i = end - 1; i >= first; i--) {
                int c = forest.order[i];
                int row = (i - first) * wide;
                own(p, duals, c, least, row);
                if (i == first) {
                    sum += Arrays.stream(least, row, row + wide).min().orElse(0);
                } else {
                    tell(p, forest, c, least, row, where[forest.parent[c]] * wide);
                }
            }
        }
        return sum;
    }

    /** Adds the cheapest slot of each zone to what hangs from the component. */
    private static void own(Problem p, Duals duals, int c, long[] least, int row) {
        least[row + p.zones] += p.slotCost(c, -1, Tiers.NONE);
        for (int z = 0; z < p.zones; z++) {
            long best = NEVER;
            int link = p.linkOf(c, z);
            for (int t = p.target[c]; t < Tiers.NONE; t++) {
                int replication = p.replication[c * Tiers.COUNT + t];
                if (!p.reaches(c, t, z) || replication > p.link[link]) {
                    continue;
                }
                long way = replication * duals.linkMicro()[link];
                int use = (c * Tiers.COUNT + t) * p.resources;
                for (int i = p.zoneStart[z]; i < p.zoneStart[z + 1]; i++) {
                    int h = p.hostsByZone[i];
                    if (p.fitsAlone(c, h, t)) {
                        long scarce = way;
                        for (int r = 0; r < p.resources; r++) {
                            scarce += p.usage[use + r] * duals.capacityMicro()[h * p.resources + r];
                        }
                        best = Math.min(best, p.slotCost(c, h, t) + Math.floorDiv(scarce, MICRO));
                    }
                }
            }
            least[row + z] = best == NEVER ? NEVER : least[row + z] + best;
        }
    }

    private static void tell(Problem p, Forest forest, int c, long[] least, int row, int up) {
        int wide = p.zones + 1;
        long any = NEVER;
        for (int z = 0; z < wide; z++) {
            any = Math.min(any, least[row + z]);
        }
        least[up + p.zones] += any;
        for (int over = 0; over < p.zones; over++) {
            long best = least[row + p.zones];
            for (int z = 0; z < p.zones; z++) {
                long here = least[row + z];
                if (here < best) {
                    best =
                            Math.min(
                                    best,
                                    here + (forest.far(p, c, z, over) ? forest.penalty[c] : 0));
                }
            }
            least[up + over] += best;
        }
    }
}
