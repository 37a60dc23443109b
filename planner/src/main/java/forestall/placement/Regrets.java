package forestall.placement;

import java.util.Arrays;

/**
 * How much more each component costs now, at the prices, than where it would like to be: most of a
 * gap is often a few components. Taken stock of now and then.
 */
final class Regrets {
    private final Tracker tracker;
    private final Candidates lists;
    private final double[] upTo;

    Regrets(Tracker tracker, Candidates lists) {
        this.tracker = tracker;
        this.lists = lists;
        upTo = new double[tracker.problem.components];
    }

    void takeStock(Lot lot) {
        double sum = 0;
        for (int c = 0; c < upTo.length; c++) {
            if (lot.may(c, tracker.host[c])) {
                sum += regret(c);
            }
            upTo[c] = sum;
        }
    }

    private double regret(int c) {
        Problem p = tracker.problem;
        int first = c * lists.width;
        if (lists.count[c] == 0) {
            return 0;
        }
        double best = lists.cost[first] + lists.priced[first];
        int slot = tracker.host[c] * Tiers.COUNT + tracker.tier[c];
        for (int i = first; i < first + lists.count[c]; i++) {
            if (lists.slot[i] == slot) {
                return lists.cost[i] + lists.priced[i] - best;
            }
        }
        return Math.max(0, p.slotCost(c, tracker.host[c], tracker.tier[c]) - best);
    }

    /** A component, those with much to regret more often; -1 when none has. */
    int draw(Lot lot) {
        double sum = upTo.length == 0 ? 0 : upTo[upTo.length - 1];
        if (!(sum > 0)) {
            return -1;
        }
        int at = Arrays.binarySearch(upTo, lot.share() * sum);
        return Math.min(upTo.length - 1, at < 0 ? -at - 1 : at);
    }
}
