package forestall.placement;

/**
 * Walks, on one thread or several, from a plan to a better one, cooling down as the budget is
 * spent.
 */
final class Search {
    /** Temperatures at the beginning and the end, in list prices of a component. */
    private static final double HOT = 100;

    private static final double COLD = 1;

    /** Steps between looks at the clock. */
    private static final int STRIDE = 100;

    /** Zones for each thread from which on threads work on zones apart. */
    private static final int ZONES_APART = 4;

    private static final int COMPONENTS_APART = 500;
    private static final double EPOCH = 0.02;

    private final Tracker tracker;
    private final Problem problem;
    private final Candidates lists;
    private final double unit;
    private final Crew crew;
    private final long seed;
    private final int[] bestHost;
    private final int[] bestTier;
    private int bestMedium;
    private long bestSoft;

    Search(Tracker tracker, Candidates lists, double unit, Crew crew, long seed) {
        this.tracker = tracker;
        this.lists = lists;
        this.unit = unit;
        this.crew = crew;
        this.seed = seed;
        problem = tracker.problem;
        bestHost = tracker.host.clone();
        bestTier = tracker.tier.clone();
        bestMedium = tracker.medium();
        bestSoft = tracker.soft();
    }

    /** Leaves the best plan in the tracker. */
    void run(Budget budget, Watch watch, long bound) {
        boolean apart =
                crew.size() > 1
                        && problem.zones >= ZONES_APART * crew.size()
                        && problem.components >= COMPONENTS_APART;
        Walk[] walks = new Walk[crew.size()];
        for (int i = 0; i < walks.length; i++) {
            Tracker own = tracker;
            if (walks.length > 1) {
                own = new Tracker(problem);
                own.become(tracker.host, tracker.tier);
            }
            walks[i] = new Walk(own, lists, new Lot(seed * 1000 + i));
        }
        Lot lot = new Lot(seed);
        double epoch = apart ? EPOCH : 5 * EPOCH;
        double spent = budget.spent(0);
        long done = 0;
        while (spent < 1) {
            double until = Math.min(1, spent + epoch);
            if (apart) {
                divide(walks, lot);
            }
            crew.all(part -> go(walks[part], budget, until));
            done = walks[0].steps;
            spent = budget.spent(done);
            gather(walks, apart);
            watch.at(spent, 0, bestMedium, bestSoft, bound);
        }
        tracker.become(bestHost, bestTier);
    }

    private void go(Walk walk, Budget budget, double until) {
        double spent = budget.spent(walk.steps);
        while (spent < until) {
            double temperature = unit * HOT * Math.pow(COLD / HOT, spent);
            for (int i = 0; i < STRIDE; i++) {
                walk.step(temperature);
            }
            spent = budget.spent(walk.steps);
        }
    }

    /** Each walk gets some zones, by chance. */
    private void divide(Walk[] walks, Lot lot) {
        int[] zones = new int[problem.zones];
        for (int i = 0; i < zones.length; i++) {
            int at = lot.below(i + 1);
            zones[i] = zones[at];
            zones[at] = i;
        }
        if (lot.below(4) != 0) {
            near(zones);
        }
        for (int i = 0; i < walks.length; i++) {
            boolean[] mine = new boolean[problem.hosts];
            int end = zones.length * (i + 1) / walks.length;
            for (int z = zones.length * i / walks.length; z < end; z++) {
                for (int k = problem.zoneStart[zones[z]];
                        k < problem.zoneStart[zones[z] + 1];
                        k++) {
                    mine[problem.hostsByZone[k]] = true;
                }
            }
            walks[i].lot.use(mine, i, walks.length);
            walks[i].begin();
        }
    }

    /** Orders zones by latency to the first, so that neighbours stay together. */
    private void near(int[] zones) {
        int from = zones[0] * problem.zones;
        for (int i = 1; i < zones.length; i++) {
            int zone = zones[i];
            int at = i;
            while (at > 1 && problem.latency[from + zones[at - 1]] > problem.latency[from + zone]) {
                zones[at] = zones[at - 1];
                at--;
            }
            zones[at] = zone;
        }
    }

    private void gather(Walk[] walks, boolean apart) {
        if (apart) {
            int[] before = tracker.host.clone();
            for (int c = 0; c < before.length; c++) {
                for (Walk walk : walks) {
                    if (walk.lot.may(c, before[c])) {
                        int h = walk.tracker.host[c];
                        int t = walk.tracker.tier[c];
                        if (h != tracker.host[c] || t != tracker.tier[c]) {
                            tracker.move(c, h, t);
                        }
                    }
                }
            }
            for (Walk walk : walks) {
                walk.tracker.become(tracker.host, tracker.tier);
                walk.begin();
            }
            take(tracker.medium(), tracker.soft(), tracker.host, tracker.tier);
            return;
        }
        for (Walk walk : walks) {
            if (walk.bestMedium < bestMedium
                    || (walk.bestMedium == bestMedium && walk.bestSoft < bestSoft)) {
                take(walk.bestMedium, walk.bestSoft, walk.bestHost, walk.bestTier);
            }
        }
    }

    private void take(int medium, long soft, int[] host, int[] tier) {
        if (medium < bestMedium || (medium == bestMedium && soft < bestSoft)) {
            bestMedium = medium;
            bestSoft = soft;
            System.arraycopy(host, 0, bestHost, 0, host.length);
            System.arraycopy(tier, 0, bestTier, 0, tier.length);
        }
    }
}
