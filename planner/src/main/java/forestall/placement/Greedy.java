package forestall.placement;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A first plan: first components that would be warm at the prices, those that gain most for the
 * price of what they use before others, then those that fill what is left. Slots are chosen at cost
 * and price, among those with room.
 */
final class Greedy {
    private Greedy() {}

    static void fill(Tracker tracker, Candidates lists) {
        Problem p = tracker.problem;
        double[] bargain = new double[p.components];
        int[] want = new int[p.components];
        Integer[] order = new Integer[p.components];
        for (int c = 0; c < p.components; c++) {
            order[c] = c;
            int first = c * lists.width;
            if (lists.count[c] == 0) {
                continue;
            }
            want[c] = lists.slot[first] & 3;
            int cold = cheapest(lists, c, Tiers.MINIMAL);
            if (want[c] < Tiers.MINIMAL && cold >= 0) {
                bargain[c] =
                        1e6
                                + (lists.cost[cold] - lists.cost[first])
                                        / (1
                                                + Math.max(
                                                        0,
                                                        lists.priced[first] - lists.priced[cold]));
            } else {
                bargain[c] = lists.priced[first] / (1 + Math.abs(lists.cost[first]));
            }
            bargain[c] = p.mandatory[c] && want[c] == Tiers.MINIMAL ? 1e5 : bargain[c];
        }
        Arrays.sort(order, Comparator.comparingDouble(c -> -bargain[c]));
        Insertion insertion = new Insertion(tracker, lists);
        insertion.limit = reserved(p, want);
        for (int round = 0; round < 3; round++) {
            for (int c : order) {
                if (want[c] < Tiers.MINIMAL == (round != 1)) {
                    place(tracker, insertion, c, round == 0 ? want[c] : Tiers.MINIMAL);
                }
            }
            insertion.limit = p.capacity;
        }
    }

    /**
     * Puts a component where it is cheapest, no colder than {@code coldest} if it can be helped.
     */
    private static void place(Tracker tracker, Insertion insertion, int c, int coldest) {
        int host = tracker.host[c];
        int tier = tracker.tier[c];
        if (host >= 0) {
            tracker.remove(c);
        }
        boolean found = insertion.find(c, 0, 1, 0, null) && insertion.tier <= coldest;
        if (found || insertion.anywhere(c, 0, coldest, Double.POSITIVE_INFINITY, null)) {
            tracker.place(c, insertion.host, insertion.tier);
        } else if (host >= 0) {
            tracker.place(c, host, tier);
        }
    }

    /** Capacity without what those that want to be coldest will need. */
    private static long[] reserved(Problem p, int[] want) {
        double[] use = new double[p.resources];
        double[] has = new double[p.resources];
        for (int c = 0; c < p.components; c++) {
            for (int r = 0; r < p.resources && want[c] == Tiers.MINIMAL; r++) {
                use[r] += p.usage[(c * Tiers.COUNT + Tiers.MINIMAL) * p.resources + r];
            }
        }
        for (int i = 0; i < p.capacity.length; i++) {
            has[i % p.resources] += p.capacity[i];
        }
        long[] limit = new long[p.capacity.length];
        for (int i = 0; i < limit.length; i++) {
            int r = i % p.resources;
            limit[i] =
                    (long)
                            (p.capacity[i]
                                    * (1 - Math.min(0.9, 1.1 * use[r] / Math.max(1, has[r]))));
        }
        return limit;
    }

    private static int cheapest(Candidates lists, int c, int tier) {
        for (int i = c * lists.width; i < c * lists.width + lists.count[c]; i++) {
            if ((lists.slot[i] & 3) == tier) {
                return i;
            }
        }
        return -1;
    }
}
