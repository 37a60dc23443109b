package forestall.placement;

import java.util.Arrays;

/**
 * One look at every slot of a component at given prices: the cheapest in each zone, and lists of
 * the best at each tier. One for each thread.
 */
final class Sweep {
    private final Problem problem;
    private final int keep;
    private final double[] worth;
    private final boolean[] open;
    private final double[] top;
    private final int[] topAt;

    Sweep(Problem problem, int keep) {
        this.problem = problem;
        this.keep = keep;
        worth = new double[problem.hosts];
        open = new boolean[problem.zones];
        top = new double[keep];
        topAt = new int[keep];
    }

    /** Prices laid out for sweeps: list price and scarcity, by resource, hosts in order of zone. */
    static double[][] units(Problem p, double[] capacityPrice) {
        double[][] units = new double[p.resources][p.hosts];
        for (int i = 0; i < p.hosts; i++) {
            int h = p.hostsByZone[i];
            for (int r = 0; r < p.resources; r++) {
                int at = h * p.resources + r;
                units[r][i] = p.priceMilli[at] / 1000.0 + capacityPrice[at];
            }
        }
        return units;
    }

    /**
     * @param units see {@link #units}
     * @param linkPrice by link
     * @param least gets the cheapest cost in each zone, then without standby, from {@code c *
     *     (zones + 1)}; infinite where there is none
     * @param bias what a zone costs besides, for the lists alone, at the same places; null for
     *     nothing
     * @param lists gets the best slots; null for none
     */
    void component(
            int c,
            double[][] units,
            double[] linkPrice,
            double[] least,
            double[] bias,
            Candidates lists) {
        Problem p = problem;
        int row = c * (p.zones + 1);
        Arrays.fill(least, row, row + p.zones, Double.POSITIVE_INFINITY);
        least[row + p.zones] = p.slotCost(c, -1, Tiers.NONE);
        if (lists != null) {
            lists.clear(c);
        }
        for (int t = p.target[c]; t < Tiers.NONE; t++) {
            for (int z = 0; z < p.zones; z++) {
                open[z] = p.reaches(c, t, z);
            }
            for (int z = 0; z < p.zones; z++) {
                if (open[z]) {
                    int end = z + 1;
                    while (end < p.zones && open[end]) {
                        end++;
                    }
                    price(c, t, units, p.zoneStart[z], p.zoneStart[end]);
                    z = end;
                }
            }
            pick(c, t, linkPrice, least, bias, lists);
        }
    }

    private void price(int c, int t, double[][] units, int from, int to) {
        Problem p = problem;
        int use = (c * Tiers.COUNT + t) * p.resources;
        double[] sum = worth;
        double base = p.loss[c * Tiers.COUNT + t];
        Arrays.fill(sum, from, to, base);
        for (int r = 0; r < p.resources; r++) {
            double amount = p.usage[use + r];
            if (amount != 0) {
                add(sum, units[r], amount, from, to);
            }
        }
    }

    private static void add(double[] sum, double[] unit, double amount, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += amount * unit[i];
        }
    }

    private void pick(
            int c, int t, double[] linkPrice, double[] least, double[] bias, Candidates lists) {
        Problem p = problem;
        int row = c * (p.zones + 1);
        int found = 0;
        double bar = Double.POSITIVE_INFINITY;
        boolean settled = p.nowHost[c] != -2;
        for (int z = 0; z < p.zones; z++) {
            int link = p.linkOf(c, z);
            int replication = p.replication[c * Tiers.COUNT + t];
            if (!open[z] || replication > p.link[link]) {
                continue;
            }
            double way = linkPrice[link] * replication;
            double extra = bias == null ? 0 : bias[row + z];
            double low = least[row + z];
            for (int i = p.zoneStart[z]; i < p.zoneStart[z + 1]; i++) {
                double all = worth[i] + way;
                if (settled) {
                    all += p.changeCost(c, p.hostsByZone[i], t);
                }
                boolean listed = lists != null && all + extra < bar;
                if ((all < low || listed) && p.fitsAlone(c, p.hostsByZone[i], t)) {
                    low = Math.min(low, all);
                    if (listed) {
                        found = insert(found, all + extra, p.hostsByZone[i]);
                        bar = found == keep ? top[keep - 1] : Double.POSITIVE_INFINITY;
                    }
                }
            }
            least[row + z] = low;
        }
        for (int i = 0; i < found; i++) {
            int h = topAt[i];
            double cost = p.slotCost(c, h, t);
            double extra = bias == null ? 0 : bias[row + p.hostZone[h]];
            lists.add(c, h * Tiers.COUNT + t, cost, top[i] - extra - cost);
        }
    }

    private int insert(int found, double all, int host) {
        int at = found == keep ? keep - 1 : found;
        while (at > 0 && top[at - 1] > all) {
            top[at] = top[at - 1];
            topAt[at] = topAt[at - 1];
            at--;
        }
        top[at] = all;
        topAt[at] = host;
        return Math.min(keep, found + 1);
    }
}
