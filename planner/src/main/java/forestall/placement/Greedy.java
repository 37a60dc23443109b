package forestall.placement;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A first plan: components one after the other, the one that would lose most by waiting first, each
 * at its cheapest slot that has room, at cost and price.
 */
final class Greedy {
    private Greedy() {}

    static void fill(Tracker tracker, Candidates lists) {
        Problem p = tracker.problem;
        long[] keys = new long[p.components];
        for (int c = 0; c < p.components; c++) {
            double none = p.slotCost(c, -1, Tiers.NONE);
            int first = c * lists.width;
            double regret = 0;
            if (lists.count[c] > 0) {
                double best = lists.cost[first] + lists.priced[first];
                int tier = lists.slot[first] & 3;
                double lower = none;
                for (int i = 1; i < lists.count[c]; i++) {
                    if ((lists.slot[first + i] & 3) != tier) {
                        lower = Math.min(lower, lists.cost[first + i] + lists.priced[first + i]);
                    }
                }
                regret = lower - best;
            }
            long rank = (long) Math.max(0, Math.min(regret, 1e12));
            if (p.mandatory[c]) {
                rank += 1L << 41;
            }
            keys[c] = -rank;
        }
        Integer[] order = new Integer[p.components];
        for (int c = 0; c < order.length; c++) {
            order[c] = c;
        }
        Arrays.sort(order, Comparator.comparingLong(c -> keys[c]));
        Insertion insertion = new Insertion(tracker, lists);
        for (int c : order) {
            if (insertion.find(c, 1, 0, null)) {
                tracker.place(c, insertion.host, insertion.tier);
            }
        }
    }
}
