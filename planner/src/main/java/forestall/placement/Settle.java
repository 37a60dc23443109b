package forestall.placement;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The last look at a plan: each component by itself gets the best slot that is free, all hosts
 * looked at, until none finds a better one. So nothing is short beside room for it, and nothing
 * moved that might as well have stayed.
 */
final class Settle {
    /** Each round makes the plan cheaper, so it ends; large plans need few. */
    private static final int MOST_ROUNDS = 50;

    private final Tracker tracker;
    private final Problem problem;

    Settle(Tracker tracker) {
        this.tracker = tracker;
        problem = tracker.problem;
    }

    void run() {
        int[] order =
                IntStream.range(0, problem.components)
                        .boxed()
                        .sorted(
                                Comparator.comparingLong(
                                                (Integer c) ->
                                                        problem.loss(c, problem.target(c))
                                                                - problem.loss(c, Tiers.NONE))
                                        .thenComparing(Comparator.naturalOrder()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        boolean found = true;
        for (int round = 0; found && round < MOST_ROUNDS; round++) {
            found = false;
            for (int c : order) {
                found |= better(c);
            }
        }
    }

    private boolean better(int c) {
        int host = tracker.host[c];
        int tier = tracker.tier[c];
        tracker.move(c, -1, Tiers.NONE);
        int bestHost = host;
        int bestTier = tier;
        long best = host < 0 ? none(c) : cost(c, host, tier);
        if (host >= 0 && none(c) < best) {
            best = none(c);
            bestHost = -1;
            bestTier = Tiers.NONE;
        }
        for (int t = problem.target(c); t < Tiers.NONE; t++) {
            for (int h = 0; h < problem.hosts; h++) {
                if (problem.reaches(c, t, problem.hostZone[h]) && tracker.hasRoom(c, h, t)) {
                    long cost = cost(c, h, t);
                    if (cost < best) {
                        best = cost;
                        bestHost = h;
                        bestTier = t;
                    }
                }
            }
        }
        tracker.move(c, bestHost, bestTier);
        return bestHost != host || bestTier != tier;
    }

    private long none(int c) {
        return problem.mandatory(c) ? Long.MAX_VALUE : problem.slotCost(c, -1, Tiers.NONE);
    }

    private long cost(int c, int h, int t) {
        return problem.slotCost(c, h, t)
                + tracker.ties(c, problem.hostZone[h])
                + (tracker.count[h] == 0 ? problem.openCost[h] : 0);
    }
}
