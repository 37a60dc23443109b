package forestall.placement.proof;

import forestall.placement.Duals;
import forestall.placement.Instance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Works out a lower bound again from its prices: trees of dependencies are plucked leaf by leaf,
 * each telling what hangs from it what its zone will cost them.
 */
public final class BoundCheck {
    private static final long MICRO = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE / 4;

    private final Evaluator evaluator;
    private final Instance instance;
    private final int zones;

    public BoundCheck(Evaluator evaluator) {
        this.evaluator = evaluator;
        instance = evaluator.instance;
        zones = instance.zones();
    }

    /**
     * Σ of what each component costs where it is cheapest, as if it were alone and hosts were open:
     * no plan can avoid it.
     */
    public long unavoidable() {
        long sum = 0;
        Duals free =
                new Duals(
                        new long[instance.hosts().size() * instance.resources().size()],
                        new long[zones * zones]);
        for (Instance.Component c : instance.components()) {
            sum += Arrays.stream(byZone(c, free)).min().orElse(0);
        }
        return sum;
    }

    /**
     * The bound that these prices prove.
     *
     * @param duals links as {@code primaryZone * zones + poolZone}
     * @throws IllegalArgumentException when a price is negative, or there are not as many as needed
     * @throws ArithmeticException when prices are so high that sums overflow
     */
    public long bound(Duals duals) {
        check(duals.capacityMicro(), instance.hosts().size() * instance.resources().size());
        check(duals.linkMicro(), zones * zones);
        long bound = 0;
        for (int h = 0; h < instance.hosts().size(); h++) {
            Instance.Host host = instance.hosts().get(h);
            long worth = 0;
            for (int r = 0; r < host.capacity().length; r++) {
                long price = duals.capacityMicro()[h * host.capacity().length + r];
                worth = plus(worth, times(host.capacity()[r], price));
            }
            bound += Math.min(0, host.openCost() - up(worth));
        }
        for (int i = 0; i < zones * zones; i++) {
            bound -= up(times(instance.linkMbps()[i / zones][i % zones], duals.linkMicro()[i]));
        }
        return bound + trees(duals);
    }

    private static void check(long[] prices, int wanted) {
        if (prices.length != wanted || Arrays.stream(prices).anyMatch(each -> each < 0)) {
            throw new IllegalArgumentException(
                    "%d prices of 0 or more are needed".formatted(wanted));
        }
    }

    private static long times(long amount, long price) {
        return Math.multiplyExact(amount, price);
    }

    private static long plus(long one, long other) {
        return Math.addExact(one, other);
    }

    private static long up(long micros) {
        return -Math.floorDiv(-micros, MICRO);
    }

    /** Least cost in each zone, and last without standby. */
    private long[] byZone(Instance.Component c, Duals duals) {
        long[] least = new long[zones + 1];
        Arrays.fill(least, NEVER);
        int resources = instance.resources().size();
        for (Instance.Slot slot : evaluator.slots(c)) {
            long scarce = 0;
            int at = zones;
            if (slot.host() >= 0) {
                at = instance.hosts().get(slot.host()).zone();
                long mbps = c.replMbpsByTier()[slot.tier()];
                scarce = times(mbps, duals.linkMicro()[c.primaryZone() * zones + at]);
                for (int r = 0; r < resources; r++) {
                    long price = duals.capacityMicro()[slot.host() * resources + r];
                    scarce = plus(scarce, times(evaluator.usage(c, slot.tier(), r), price));
                }
            }
            long cost = evaluator.money(c, slot) + Math.floorDiv(scarce, MICRO);
            least[at] = Math.min(least[at], cost);
        }
        return least;
    }

    private long trees(Duals duals) {
        int n = instance.components().size();
        List<List<Instance.Dependency>> ties = kept(n);
        long[][] cost = new long[n][];
        for (int c = 0; c < n; c++) {
            cost[c] = byZone(instance.components().get(c), duals);
        }
        ArrayDeque<Integer> leaves = new ArrayDeque<>();
        for (int c = 0; c < n; c++) {
            if (ties.get(c).size() <= 1) {
                leaves.add(c);
            }
        }
        long sum = 0;
        while (!leaves.isEmpty()) {
            int leaf = leaves.remove();
            if (ties.get(leaf).isEmpty()) {
                sum += Arrays.stream(cost[leaf]).min().orElse(0);
                continue;
            }
            Instance.Dependency tie = ties.get(leaf).remove(0);
            int other = tie.from() == leaf ? tie.to() : tie.from();
            for (int place = 0; place <= zones; place++) {
                if (cost[other][place] < NEVER) {
                    cost[other][place] += told(cost[leaf], tie, leaf, place);
                }
            }
            ties.get(other).remove(tie);
            if (ties.get(other).size() == 1) { // with none left it is among them already
                leaves.add(other);
            }
        }
        return sum;
    }

    /** The least that the leaf and what hung from it cost when the other end is there. */
    private long told(long[] leafCost, Instance.Dependency tie, int leaf, int place) {
        long least = leafCost[zones];
        for (int z = 0; z < zones; z++) {
            if (leafCost[z] < NEVER) {
                int us =
                        place == zones
                                ? 0
                                : tie.from() == leaf
                                        ? instance.latencyUs()[z][place]
                                        : instance.latencyUs()[place][z];
                boolean far = place < zones && us > tie.maxLatencyUs();
                least = Math.min(least, leafCost[z] + (far ? tie.penalty() : 0));
            }
        }
        return least;
    }

    /** The dependencies that count, at both ends: the dearest that make no circle. */
    private List<List<Instance.Dependency>> kept(int n) {
        List<Instance.Dependency> all = new ArrayList<>(instance.dependencies());
        all.sort(Comparator.comparingLong(Instance.Dependency::penalty).reversed());
        int[] tree = new int[n];
        List<List<Integer>> members = new ArrayList<>();
        List<List<Instance.Dependency>> ties = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            tree[c] = c;
            members.add(new ArrayList<>(List.of(c)));
            ties.add(new ArrayList<>());
        }
        for (Instance.Dependency each : all) {
            int one = tree[each.from()];
            int other = tree[each.to()];
            if (one != other) {
                boolean swap = members.get(one).size() < members.get(other).size();
                int small = swap ? one : other;
                int large = swap ? other : one;
                for (int c : members.get(small)) {
                    tree[c] = large;
                }
                members.get(large).addAll(members.get(small));
                members.set(small, List.of());
                ties.get(each.from()).add(each);
                ties.get(each.to()).add(each);
            }
        }
        return ties;
    }
}
