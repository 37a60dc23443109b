package forestall.placement;

import java.util.Arrays;

/**
 * What components would use at given prices, each drawn to its cheapest slots; one for each thread.
 */
final class Demand {
    private static final double UNLIKELY = 25;

    /** What is dear for itself may be cheap together. */
    private static final double UNLIKELY_TIED = 400;

    private final Problem problem;
    final double[] load;

    /** How load answers to price: for each host a matrix of resources, negated. */
    final double[] answer;

    final double[] linkLoad;
    final double[] linkAnswer;
    private double[] cost = new double[0];

    /** Smoothed cost of the components at the prices. */
    double value;

    Demand(Problem problem) {
        this.problem = problem;
        int r = problem.resources;
        load = new double[problem.hosts * r];
        answer = new double[problem.hosts * r * r];
        linkLoad = new double[problem.link.length];
        linkAnswer = new double[problem.link.length];
    }

    void clear() {
        value = 0;
        Arrays.fill(load, 0);
        Arrays.fill(answer, 0);
        Arrays.fill(linkLoad, 0);
        Arrays.fill(linkAnswer, 0);
    }

    /** Adds one tree of the forest. */
    void tree(Forest forest, int tree, Prices prices, double temperature) {
        int first = forest.treeStart[tree];
        int end = forest.treeStart[tree + 1];
        int wide = problem.zones + 1;
        Beliefs beliefs = prices.beliefs;
        int room = (end - first) * (prices.lists.width + 1);
        if (cost.length < room) {
            cost = new double[2 * room];
        }
        for (int i = first; i < end; i++) {
            int c = forest.order[i];
            weigh(
                    c,
                    (i - first) * (prices.lists.width + 1),
                    prices,
                    temperature,
                    beliefs.weight,
                    c * wide);
        }
        value -= temperature * beliefs.tree(tree, temperature);
        for (int i = first; i < end; i++) {
            use(forest.order[i], (i - first) * (prices.lists.width + 1), prices, temperature);
        }
    }

    private void weigh(int c, int at, Prices prices, double temperature, double[] weight, int row) {
        Problem p = problem;
        Candidates lists = prices.lists;
        int n = lists.count[c];
        double none = p.slotCost(c, -1, Tiers.NONE);
        double least = none;
        for (int i = 0; i < n; i++) {
            double price = price(c, lists.slot[c * lists.width + i], prices);
            double all = lists.cost[c * lists.width + i] + price;
            cost[at + i] = all;
            least = Math.min(least, all);
        }
        value += least;
        double limit = p.ties.start[c + 1] > p.ties.start[c] ? UNLIKELY_TIED : UNLIKELY;
        Arrays.fill(weight, row, row + p.zones + 1, 0);
        for (int i = 0; i < n; i++) {
            double above = (cost[at + i] - least) / temperature;
            double w = above > limit ? 0 : Math.exp(-above);
            cost[at + i] = w;
            weight[row + p.hostZone[lists.slot[c * lists.width + i] >> 2]] += w;
        }
        double above = (none - least) / temperature;
        weight[row + p.zones] = above > limit ? 0 : Math.exp(-above);
    }

    private double price(int c, int slot, Prices prices) {
        Problem p = problem;
        int h = slot >> 2;
        int t = slot & 3;
        int use = (c * Tiers.COUNT + t) * p.resources;
        int to = h * p.resources;
        int link = p.linkOf(c, p.hostZone[h]);
        double price = prices.link[link] * p.replication[c * Tiers.COUNT + t];
        for (int r = 0; r < p.resources; r++) {
            price += p.usage[use + r] * prices.capacity[to + r];
        }
        return price;
    }

    private void use(int c, int at, Prices prices, double temperature) {
        Problem p = problem;
        Candidates lists = prices.lists;
        Beliefs beliefs = prices.beliefs;
        int wide = p.zones + 1;
        int row = c * wide;
        double sum = 0;
        for (int z = 0; z < wide; z++) {
            sum += beliefs.belief[row + z];
        }
        if (!(sum > 0)) {
            prices.shares.count[c] = 0;
            return;
        }
        prices.shares.count[c] = 0;
        int n = p.resources;
        for (int i = 0; i < lists.count[c]; i++) {
            double w = cost[at + i];
            if (w == 0) {
                continue;
            }
            int slot = lists.slot[c * lists.width + i];
            int h = slot >> 2;
            int t = slot & 3;
            int z = p.hostZone[h];
            double share = w / beliefs.weight[row + z] * beliefs.belief[row + z] / sum;
            if (share < 1e-6) {
                continue;
            }
            int to = c * prices.shares.width + prices.shares.count[c]++;
            prices.shares.slot[to] = slot;
            prices.shares.share[to] = share;
            double swing = share / temperature;
            int use = (c * Tiers.COUNT + t) * n;
            for (int r = 0; r < n; r++) {
                double u = p.usage[use + r];
                load[h * n + r] += share * u;
                for (int s = r; s < n; s++) {
                    answer[(h * n + r) * n + s] += swing * u * p.usage[use + s];
                }
            }
            int link = p.linkOf(c, z);
            double mbps = p.replication[c * Tiers.COUNT + t];
            linkLoad[link] += share * mbps;
            linkAnswer[link] += swing * mbps * mbps;
        }
    }

    void add(Demand other) {
        value += other.value;
        add(load, other.load);
        add(answer, other.answer);
        add(linkLoad, other.linkLoad);
        add(linkAnswer, other.linkAnswer);
    }

    private static void add(double[] to, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
