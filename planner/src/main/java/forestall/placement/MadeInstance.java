package forestall.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes placement problems to measure and test with, the same for the same seed.
 *
 * <ul>
 *   <li>Zones are in regions of up to four: 0.4 to 1.6 ms between zones of a region, 8 to 40 ms
 *       between regions.
 *   <li>Components: demand is log-normal (median 2 vCPU, 5 GiB for each vCPU, 30 GiB disk, 30
 *       Mbps); a quarter needs licences. Risk is uniform; loss without standby is log-normal over
 *       four orders of magnitude by criticality 1 to 4 (a fifth, a fifth, two fifths, the rest),
 *       and 1/20 of it at MINIMAL, about 1/60 at SCALED, 1/1000 at FULL. A third of criticality 1,
 *       and one in nine of others, is mandatory. A third bears any latency, others 2 to 17 ms.
 *   <li>A sixth is in groups of two or three that must not share a host; seven in ten depend on one
 *       of the ten before.
 *   <li>Hosts have 2 to 24 parts of the pool, and list prices that differ threefold; the pool is so
 *       large that demand at target is {@code tightness} times the vCPU there are (and 0.95, 0.7,
 *       0.75, 0.9 of that for memory, disk, network, licences). Opening costs one to two vCPU-hours
 *       of each vCPU.
 *   <li>Links bear about three times what replication at target needs on average.
 * </ul>
 */
public final class MadeInstance {
    private static final List<String> RESOURCES =
            List.of("vcpuMilli", "memMiB", "diskGiB", "netMbps", Instance.LICENCES);
    private static final double[] SHARE = {1, 0.95, 0.7, 0.75, 0.9};
    private static final int MINIMAL_PPM = 100_000;

    private final SplittableRandom random;
    private final int zones;
    private final int components;
    private final int hosts;

    private MadeInstance(long seed, int components, int hosts, int zones) {
        random = new SplittableRandom(seed);
        this.components = components;
        this.hosts = hosts;
        this.zones = zones;
    }

    /**
     * @param zones 2 or more
     * @param tightness demand at target over capacity, above 0; 1.25 is a pool in which a good half
     *     has to be content with less than the target
     */
    public static Instance of(long seed, int components, int hosts, int zones, double tightness) {
        if (components < 0 || hosts < 0 || zones < 2 || !(tightness > 0)) {
            throw new IllegalArgumentException(
                    "%d components, %d hosts, %d zones, tightness %s"
                            .formatted(components, hosts, zones, tightness));
        }
        return new MadeInstance(seed, components, hosts, zones).make(seed, tightness);
    }

    private Instance make(long seed, double tightness) {
        int[][] latency = latency();
        List<Instance.Component> made = new ArrayList<>();
        int group = 0;
        int left = 0;
        for (int c = 0; c < components; c++) {
            if (left == 0 && random.nextInt(15) == 0) {
                left = 2 + random.nextInt(2);
                group++;
            }
            made.add(component(left > 0 ? group - 1 : -1));
            left = Math.max(0, left - 1);
        }
        List<Instance.Dependency> dependencies = new ArrayList<>();
        for (int c = 1; c < components; c++) {
            if (random.nextInt(10) < 7) {
                int to = Math.max(0, c - 1 - random.nextInt(10));
                long penalty = Math.max(1, made.get(c).lossByTier()[Tiers.NONE] / 400);
                int most = random.nextInt(2) == 0 ? 2_000 : 12_000;
                dependencies.add(new Instance.Dependency(c, to, most, Math.min(penalty, 60_000)));
            }
        }
        double[] pool = new double[RESOURCES.size()];
        double replication = 0;
        for (Instance.Component each : made) {
            int target = Tiers.target(each.riskPpm());
            double share = new double[] {1, each.riskPpm() / 1e6, MINIMAL_PPM / 1e6}[target];
            replication += each.replMbpsByTier()[target];
            for (int r = 0; r < pool.length; r++) {
                pool[r] += each.demand()[r] * share / (tightness * SHARE[r]);
            }
        }
        int perLink = 1 + (int) (3 * replication / Math.max(1, zones * (zones - 1)));
        int[][] link = new int[zones][zones];
        for (int z = 0; z < zones; z++) {
            for (int to = 0; to < zones; to++) {
                link[z][to] = z == to ? 0 : (int) Math.round(perLink * between(0.6, 1.4));
            }
        }
        return new Instance(
                "made-%dx%d-s%d".formatted(components, hosts, seed),
                MINIMAL_PPM,
                RESOURCES,
                latency,
                link,
                hosts(pool),
                made,
                dependencies);
    }

    private double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    private double normal() {
        double u = 1 - random.nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private int around(double median, double sigma, double most) {
        return (int) Math.max(1, Math.min(most, median * Math.exp(sigma * normal())));
    }

    private int[][] latency() {
        int regions = (zones + 3) / 4;
        int[][] apart = new int[regions][regions];
        for (int a = 0; a < regions; a++) {
            for (int b = 0; b < a; b++) {
                apart[a][b] = (int) between(8_000, 40_000);
                apart[b][a] = apart[a][b];
            }
        }
        int[][] latency = new int[zones][zones];
        for (int z = 0; z < zones; z++) {
            for (int to = 0; to < z; to++) {
                int us =
                        z % regions == to % regions
                                ? (int) between(400, 1_600)
                                : apart[z % regions][to % regions];
                latency[z][to] = us;
                latency[to][z] = us;
            }
        }
        return latency;
    }

    private Instance.Component component(int group) {
        int milli = 50 * around(40, 0.9, 400);
        int[] demand = {
            milli,
            (int) (milli * 5.0 * Math.exp(0.6 * normal())) + 64,
            around(30, 1.1, 2_000),
            around(30, 0.9, 400),
            random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0
        };
        int dice = random.nextInt(10);
        int criticality = dice < 2 ? 1 : dice < 4 ? 2 : dice < 8 ? 3 : 4;
        int risk = random.nextInt(20_000, 1_000_000);
        double loss = 5e8 * Math.pow(6, 1 - criticality) * Math.exp(1.2 * normal());
        long none = Math.max(1_000, (long) (Math.min(loss, 1e12) * risk / 1e6));
        long scaled = (long) (none / between(20, 60));
        long minimal = none / (criticality == 1 ? 10 : 20);
        int mbps = around(15, 0.9, 90);
        int near = random.nextInt(3) == 0 ? 50_000 : random.nextInt(2_000, 17_000);
        return new Instance.Component(
                risk,
                criticality,
                random.nextInt(zones),
                group,
                random.nextInt(criticality == 1 ? 3 : 9) == 0,
                demand,
                new long[] {none / 1_000, Math.min(scaled, minimal), minimal, none},
                new int[] {mbps, (mbps + 1) / 2, (mbps + 9) / 10, 0},
                new int[] {near, Math.max(3 * near, 10_000), 1_000_000, 1_000_000},
                5_000 + 200L * demand[2],
                1_000,
                null);
    }

    private List<Instance.Host> hosts(double[] pool) {
        double[] part = new double[hosts];
        double[][] lean = new double[hosts][pool.length];
        double[] sum = new double[pool.length];
        for (int h = 0; h < hosts; h++) {
            part[h] = 2 << random.nextInt(4);
            for (int r = 0; r < pool.length; r++) {
                boolean has = r < pool.length - 1 || random.nextInt(2) == 0;
                lean[h][r] = has ? part[h] * Math.exp(0.35 * normal()) : 0;
                sum[r] += lean[h][r];
            }
        }
        List<Instance.Host> made = new ArrayList<>();
        for (int h = 0; h < hosts; h++) {
            long[] capacity = new long[pool.length];
            for (int r = 0; r < pool.length; r++) {
                capacity[r] = sum[r] == 0 ? 0 : (long) (pool[r] * lean[h][r] / sum[r]);
            }
            double price = between(0.35, 1.1);
            int[] milli = {
                (int) (1_000 * price),
                (int) (133 * price),
                (int) (100 * price),
                (int) (660 * price),
                2_400_000
            };
            long open = (long) (capacity[0] * price * between(1, 2));
            made.add(new Instance.Host(h % zones, capacity, milli, open));
        }
        return made;
    }
}
