package forestall.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small problems in which every constraint has something to say. */
public final class Problems {
    private static final int RESOURCES = 5;
    private static final int ZONES = 3;

    private Problems() {}

    /** The same for the same numbers. */
    public static Instance of(int components, int hosts, long seed) {
        var random = new Random(seed);
        List<Instance.Host> pool = new ArrayList<>();
        for (int h = 0; h < hosts; h++) {
            long[] capacity = new long[RESOURCES];
            int[] price = new int[RESOURCES];
            for (int r = 0; r < RESOURCES; r++) {
                capacity[r] = random.nextInt(40);
                price[r] = random.nextInt(3000);
            }
            pool.add(
                    new Instance.Host(random.nextInt(ZONES), capacity, price, random.nextInt(500)));
        }
        List<Instance.Component> all = new ArrayList<>();
        for (int c = 0; c < components; c++) {
            all.add(component(random, hosts));
        }
        List<Instance.Dependency> talks = new ArrayList<>();
        for (int d = 0; d < components; d++) {
            talks.add(
                    new Instance.Dependency(
                            random.nextInt(components),
                            random.nextInt(components),
                            random.nextInt(10),
                            random.nextInt(1000)));
        }
        return new Instance(
                "small",
                100_000,
                List.of("vcpuMilli", "memMiB", "diskGiB", "netMbps", Instance.LICENCES),
                square(random, 12),
                square(random, 60),
                pool,
                all,
                talks);
    }

    private static Instance.Component component(Random random, int hosts) {
        int[] demand = new int[RESOURCES];
        for (int r = 0; r < RESOURCES; r++) {
            demand[r] = random.nextInt(20);
        }
        long minimal = random.nextInt(5000);
        int host = random.nextInt(hosts + 2) - 2;
        return new Instance.Component(
                random.nextInt(1_000_001),
                random.nextInt(4),
                random.nextInt(ZONES),
                random.nextInt(3) == 0 ? random.nextInt(2) : -1,
                random.nextInt(4) == 0,
                demand,
                new long[] {minimal / 4, minimal / 2, minimal, minimal + random.nextInt(5000)},
                new int[] {random.nextInt(30), random.nextInt(15), random.nextInt(3), 0},
                new int[] {6 + random.nextInt(8), 10 + random.nextInt(8), 20, 20},
                random.nextInt(300),
                random.nextInt(100),
                switch (host) {
                    case -2 -> null;
                    case -1 -> new Instance.Slot(-1, 3);
                    default -> new Instance.Slot(host, random.nextInt(3));
                });
    }

    private static int[][] square(Random random, int most) {
        int[][] square = new int[ZONES][ZONES];
        for (int[] row : square) {
            for (int z = 0; z < ZONES; z++) {
                row[z] = random.nextInt(most);
            }
        }
        return square;
    }
}
