package forestall.placement;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a plan: prices, a bound, a greedy plan, then ruin and recreate until the budget is spent.
 * By steps and on one thread, the same seed makes the same plan.
 */
public final class Solver {
    /** Above this many slots, prices begin with a smaller problem. */
    private static final long LARGE = 400_000;

    private static final int COARSE_COMPONENTS = 1400;
    private static final int COARSE_HOSTS = 60;
    private static final int ROUNDS = 80;

    /** Share of the time for prices at most. */
    private static final double FOR_PRICES = 0.25;

    private static final int LISTED = 32;
    private static final int LISTED_LARGE = 100;

    private final Problem problem;
    private final int threads;
    private final long seed;
    private final Duals warm;

    /**
     * @param threads that may work at the same time, 1 or more
     * @param warm prices of a problem like this one, to begin with; null for none
     */
    public Solver(Problem problem, int threads, long seed, Duals warm) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, was " + threads);
        }
        this.problem = problem;
        this.threads = threads;
        this.seed = seed;
        this.warm = warm;
    }

    public Plan solve(Budget budget, Watch watch) {
        try (Crew crew = new Crew(threads)) {
            Prices prices = price(budget.part(FOR_PRICES), crew);
            Duals duals = prices.duals();
            long bound = Bound.of(problem, prices.forest, duals, crew);
            Candidates lists = prices.listed(LISTED);
            double unit = Math.max(1, prices.unit());
            Tracker tracker = new Tracker(problem);
            Greedy.fill(tracker, lists);
            watch.at(0, tracker.hard(), tracker.medium(), tracker.soft(), bound);
            new Search(tracker, lists, unit, crew, seed).run(budget.part(1), watch, bound);
            List<Instance.Slot> slots = new ArrayList<>();
            for (int c = 0; c < problem.components; c++) {
                slots.add(new Instance.Slot(tracker.host[c], tracker.tier[c]));
            }
            return new Plan(slots, tracker.hard(), tracker.medium(), tracker.soft(), bound, duals);
        }
    }

    Prices price(Budget budget, Crew crew) {
        long slots = (long) problem.components * problem.hosts;
        if (slots <= LARGE || warm != null) {
            int keep = slots <= LARGE ? LISTED_LARGE : LISTED;
            Prices prices = new Prices(problem, Math.min(keep, problem.hosts), crew);
            prices.ascend(ROUNDS, budget, warm);
            return prices;
        }
        int every = Math.max(1, problem.components / COARSE_COMPONENTS);
        int perZone = Math.max(3, COARSE_HOSTS / problem.zones);
        Coarse coarse = new Coarse(problem, new Forest(problem), perZone, every);
        Prices near =
                new Prices(coarse.problem, Math.min(LISTED_LARGE, coarse.problem.hosts), crew);
        near.ascend(ROUNDS, budget.part(0.4), null);
        Prices prices = new Prices(problem, Math.min(LISTED, problem.hosts), crew);
        prices.ascend(ROUNDS, budget.part(1), coarse.fine(near.duals()));
        return prices;
    }
}
