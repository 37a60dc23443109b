package forestall.placement;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A plan that begins with what stands by: what still fits stays, the rest finds a place, and only
 * what gains by it moves. One thread; the same problem, steps, and seed make the same plan.
 */
public final class Replan {
    private static final int ROUNDS = 40;
    private static final int LISTED = 32;

    private final Problem problem;
    private final Tracker tracker;

    private Replan(Problem problem) {
        this.problem = problem;
        tracker = new Tracker(problem);
    }

    /**
     * @param now what stands by, by component; a slot that it may not have any more is left
     * @param steps of the search
     */
    public static Plan of(Problem problem, List<Instance.Slot> now, long steps, long seed) {
        return new Replan(problem).plan(now, steps, seed);
    }

    private Plan plan(List<Instance.Slot> now, long steps, long seed) {
        keep(now);
        var settle = new Settle(tracker);
        settle.run();
        Duals duals = new Duals(new long[problem.capacity.length], new long[problem.link.length]);
        long bound = Bound.of(problem, duals);
        if (tracker.medium() > 0 || tracker.soft() > bound) { // else it is the best there is
            try (var crew = new Crew(1)) {
                var prices = new Prices(problem, Math.min(LISTED, problem.hosts), crew);
                prices.ascend(ROUNDS, Budget.steps(1), null);
                Duals found = prices.duals();
                long higher = Bound.of(problem, found);
                if (higher > bound) {
                    duals = found;
                    bound = higher;
                }
                if (tracker.soft() > bound || tracker.medium() > 0) {
                    Candidates lists = prices.listed(LISTED);
                    Budget half = Budget.steps((steps + 1) / 2);
                    double unit = Math.max(1, prices.unit());
                    new Search(tracker, lists, unit, crew, seed).run(half, Watch.NONE, bound);
                    // what moved by chance alone goes back
                    new Search(tracker, lists, 0, crew, seed + 1).run(half, Watch.NONE, bound);
                    settle.run();
                }
            }
        }
        return new Plan(
                IntStream.range(0, problem.components)
                        .mapToObj(c -> new Instance.Slot(tracker.host[c], tracker.tier[c]))
                        .toList(),
                tracker.hard(),
                tracker.medium(),
                tracker.soft(),
                bound,
                duals);
    }

    /** As far as it still fits, what loses most without it first. */
    private void keep(List<Instance.Slot> now) {
        IntStream.range(0, problem.components)
                .boxed()
                .sorted(
                        Comparator.comparingLong(
                                        (Integer c) ->
                                                problem.loss(c, problem.target(c))
                                                        - problem.loss(c, Tiers.NONE))
                                .thenComparing(Comparator.naturalOrder()))
                .forEach(c -> keep(c, now.get(c)));
    }

    private void keep(int c, Instance.Slot now) {
        if (now.host() < 0) {
            return;
        }
        int zone = problem.zoneOf(now.host());
        for (int t = Math.max(now.tier(), problem.target(c)); t < Tiers.NONE; t++) {
            if (problem.reaches(c, t, zone) && tracker.hasRoom(c, now.host(), t)) {
                tracker.move(c, now.host(), t);
                return;
            }
        }
    }
}
