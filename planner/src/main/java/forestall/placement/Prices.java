package forestall.placement;

import java.util.Arrays;

/**
 * Finds prices of capacity and links at which what components want just fits: ascent of the
 * Lagrangian dual, smoothed by a temperature that falls. Each round takes a Newton step for each
 * host by itself (resources of a host together), with momentum; every few rounds all slots are
 * looked at again, which also tells the true dual value.
 */
final class Prices {
    /** Rounds between looks at all slots. */
    private static final int SWEEP_EVERY = 3;

    /** Rounds of conjugate gradients for a step. */
    private static final int SOLVE = 15;

    /**
     * Temperatures, in list prices of a component: at the beginning, when prices are known about,
     * and at the end.
     */
    private static final double HOT = 10;

    private static final double WARM = 0.3;
    private static final double COLD = 0.01;

    /** No step changes what a 1/33 of a host costs by more than the temperature. */
    private static final double REACH = 1 / 0.03;

    final Problem problem;
    final Forest forest;
    final Beliefs beliefs;
    final Candidates lists;

    /** Scarcity price by {@code host * resources + resource}, in money for one unit. */
    final double[] capacity;

    final double[] link;
    private final Crew crew;
    final Shares shares;
    private final HostBlocks blocks;
    private final Curvature curvature;
    private final double[] gap;
    private final double[] oldCapacity;
    private final double[] oldLink;
    private double caution = 0.1;
    private final double[] least;
    private final double[] bias;
    private final Sweep[] sweeps;
    private final Demand[] demands;
    private final int[] cut;
    private double bestValue = Double.NEGATIVE_INFINITY;
    private double[] bestCapacity;
    private double[] bestLink;

    Prices(Problem problem, int keep, Crew crew) {
        this.problem = problem;
        this.crew = crew;
        forest = new Forest(problem);
        beliefs = new Beliefs(problem, forest);
        lists = new Candidates(problem.components, 3 * keep);
        capacity = new double[problem.capacity.length];
        link = new double[problem.link.length];
        shares = new Shares(problem.components, 3 * keep);
        blocks = new HostBlocks(problem);
        oldCapacity = new double[capacity.length];
        oldLink = new double[link.length];
        gap = new double[capacity.length + link.length];
        least = new double[problem.components * (problem.zones + 1)];
        bias = new double[least.length];
        sweeps = new Sweep[crew.size()];
        demands = new Demand[crew.size()];
        for (int i = 0; i < crew.size(); i++) {
            sweeps[i] = new Sweep(problem, keep);
            demands[i] = new Demand(problem);
        }
        cut = new int[crew.size() + 1];
        int trees = forest.treeStart.length - 1;
        for (int i = 0; i <= crew.size(); i++) {
            int goal = (int) ((long) problem.components * i / crew.size());
            int at = i == 0 ? 0 : cut[i - 1];
            while (at < trees && forest.treeStart[at] < goal) {
                at++;
            }
            cut[i] = at;
        }
        cut[crew.size()] = trees;
        curvature = new Curvature(this, crew);
    }

    /**
     * @param rounds at most so many
     * @param warm where to begin; null for no prices
     */
    void ascend(int rounds, Budget budget, Duals warm) {
        double high = unit() * HOT;
        double low = Math.max(1, unit() * COLD);
        if (warm != null) {
            for (int i = 0; i < capacity.length; i++) {
                capacity[i] = (double) warm.capacityMicro()[i] / Bound.MICRO;
            }
            for (int i = 0; i < link.length; i++) {
                link[i] = (double) warm.linkMicro()[i] / Bound.MICRO;
            }
            high = unit() * WARM;
        }
        high = Math.max(high, low);
        for (int round = 0; round < rounds; round++) {
            double spent = Math.max((double) round / rounds, budget.timed() ? budget.spent(0) : 0);
            double temperature = high * Math.pow(low / high, spent);
            if (round % SWEEP_EVERY == 0) {
                sweep(temperature, true);
            }
            step(temperature);
            if (spent >= 1) {
                break;
            }
        }
        sweep(low, true);
        if (bestCapacity != null) {
            System.arraycopy(bestCapacity, 0, capacity, 0, capacity.length);
            System.arraycopy(bestLink, 0, link, 0, link.length);
        }
        sweep(low, true);
    }

    /** Lists for a search, with the best {@code keep} slots of each tier. */
    Candidates listed(int keep) {
        Candidates found = new Candidates(problem.components, 3 * keep);
        double[][] units = Sweep.units(problem, capacity);
        crew.all(
                part -> {
                    Sweep sweep = new Sweep(problem, keep);
                    for (int i = firstOf(part); i < firstOf(part + 1); i++) {
                        sweep.component(forest.order[i], units, link, least, bias, found);
                    }
                });
        return found;
    }

    double value() {
        return bestValue;
    }

    /** Average list price of a component at its target. */
    double unit() {
        Problem p = problem;
        double sum = 0;
        for (int r = 0; r < p.resources; r++) {
            double price = 0;
            for (int h = 0; h < p.hosts; h++) {
                price += p.priceMilli[h * p.resources + r] / 1000.0 / p.hosts;
            }
            double use = 0;
            for (int c = 0; c < p.components; c++) {
                use += p.usage[(c * Tiers.COUNT + p.target[c]) * p.resources + r];
            }
            sum += price * use;
        }
        return sum / Math.max(1, p.components);
    }

    private void sweep(double temperature, boolean renew) {
        double[][] units = Sweep.units(problem, capacity);
        double[] parts = new double[crew.size()];
        crew.all(
                part -> {
                    for (int tree = cut[part]; tree < cut[part + 1]; tree++) {
                        for (int i = forest.treeStart[tree]; i < forest.treeStart[tree + 1]; i++) {
                            int c = forest.order[i];
                            bias(c, temperature);
                            sweeps[part].component(
                                    c, units, link, least, bias, renew ? lists : null);
                        }
                        parts[part] += cheapest(tree);
                    }
                });
        double value = Arrays.stream(parts).sum();
        for (int h = 0; h < problem.hosts; h++) {
            value += Math.min(0, problem.openCost[h] - worth(h));
        }
        for (int i = 0; i < link.length; i++) {
            value -= link[i] * problem.link[i];
        }
        if (value > bestValue) {
            bestValue = value;
            bestCapacity = capacity.clone();
            bestLink = link.clone();
        }
    }

    private void bias(int c, double temperature) {
        int wide = problem.zones + 1;
        double most = 0;
        for (int z = c * wide; z < (c + 1) * wide; z++) {
            double ratio = beliefs.weight[z] > 0 ? beliefs.belief[z] / beliefs.weight[z] : 0;
            bias[z] = ratio;
            most = Math.max(most, ratio);
        }
        for (int z = c * wide; z < (c + 1) * wide; z++) {
            bias[z] = bias[z] > 0 ? Math.min(30, Math.log(most / bias[z])) * temperature : 0;
        }
    }

    private double worth(int h) {
        double worth = 0;
        for (int r = 0; r < problem.resources; r++) {
            worth +=
                    capacity[h * problem.resources + r]
                            * problem.capacity[h * problem.resources + r];
        }
        return worth;
    }

    /** The cheapest placement of a tree at the prices; {@code least} is used up. */
    private double cheapest(int tree) {
        Problem p = problem;
        int wide = p.zones + 1;
        int first = forest.treeStart[tree];
        for (int i = forest.treeStart[tree + 1] - 1; i > first; i--) {
            int c = forest.order[i];
            int row = c * wide;
            int up = forest.parent[c] * wide;
            double any = least[row + p.zones];
            for (int z = 0; z < p.zones; z++) {
                any = Math.min(any, least[row + z]);
            }
            least[up + p.zones] += any;
            for (int over = 0; over < p.zones; over++) {
                double best = Math.min(least[row + p.zones], any + forest.penalty[c]);
                for (int z = 0; z < p.zones; z++) {
                    if (least[row + z] < best && !forest.far(p, c, z, over)) {
                        best = least[row + z];
                    }
                }
                least[up + over] += best;
            }
        }
        int row = forest.order[first] * wide;
        double any = least[row];
        for (int z = 1; z < wide; z++) {
            any = Math.min(any, least[row + z]);
        }
        return any;
    }

    /**
     * What components want at the prices, in {@code demands[0]}; returns the smoothed dual value.
     */
    private double want(double temperature) {
        crew.all(
                part -> {
                    demands[part].clear();
                    for (int tree = cut[part]; tree < cut[part + 1]; tree++) {
                        demands[part].tree(forest, tree, this, temperature);
                    }
                });
        for (int i = 1; i < crew.size(); i++) {
            demands[0].add(demands[i]);
        }
        double value = demands[0].value;
        for (int h = 0; h < problem.hosts; h++) {
            double lean = (problem.openCost[h] - worth(h)) / temperature;
            value -=
                    temperature
                            * (lean > 30 ? 0 : lean < -30 ? -lean : Math.log1p(Math.exp(-lean)));
        }
        for (int i = 0; i < link.length; i++) {
            value -= link[i] * problem.link[i];
        }
        return value;
    }

    private void step(double temperature) {
        double before = want(temperature);
        Demand all = demands[0];
        blocks.take(all, this, temperature);
        int n = capacity.length;
        for (int i = 0; i < n; i++) {
            gap[i] = all.load[i] - problem.capacity[i] * open(i / problem.resources, temperature);
        }
        for (int i = 0; i < link.length; i++) {
            gap[n + i] = all.linkLoad[i] - problem.link[i];
        }
        double[] step = curvature.step(gap, blocks, SOLVE, caution, temperature);
        System.arraycopy(capacity, 0, oldCapacity, 0, n);
        System.arraycopy(link, 0, oldLink, 0, link.length);
        for (int i = 0; i < n; i++) {
            double reach = REACH * temperature / Math.max(1 / 0.03, (double) problem.capacity[i]);
            double by = Math.max(-reach, Math.min(reach, step[i]));
            capacity[i] = capped(capacity[i] + by, problem.capacity[i], problem.resources);
        }
        for (int i = 0; i < link.length; i++) {
            double reach = REACH * temperature / Math.max(1 / 0.03, (double) problem.link[i]);
            double by = Math.max(-reach, Math.min(reach, step[n + i]));
            link[i] = capped(link[i] + by, problem.link[i], 1);
        }
        double after = want(temperature);
        if (after >= before) {
            caution = Math.max(0.001, caution / 3);
        } else {
            caution = Math.min(100, caution * 4);
            System.arraycopy(oldCapacity, 0, capacity, 0, n);
            System.arraycopy(oldLink, 0, link, 0, link.length);
        }
    }

    /** How much of a host is opened at the prices. */
    double open(int h, double temperature) {
        double lean = (problem.openCost[h] - worth(h)) / temperature;
        return lean > 30 ? 0 : lean < -30 ? 1 : 1 / (1 + Math.exp(lean));
    }

    int firstOf(int part) {
        return forest.treeStart[cut[part]];
    }

    private static double capped(double price, long amount, int parts) {
        return Math.max(0, Math.min(price, Bound.DEAREST / Bound.MICRO / parts / (amount + 1.0)));
    }

    Duals duals() {
        return new Duals(micros(capacity), micros(link));
    }

    private static long[] micros(double[] prices) {
        return Arrays.stream(prices).mapToLong(price -> (long) (price * Bound.MICRO)).toArray();
    }
}
