package forestall.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A smaller problem whose prices are near those of a large one: hosts of a zone that cost about the
 * same are one host, and only every so many trees of components are there, with capacity to match.
 */
final class Coarse {
    final Problem problem;
    private final int[] groupOf;
    private final Problem fine;

    /**
     * @param perZone hosts in a zone at most
     * @param every keeps one tree of so many
     */
    Coarse(Problem fine, Forest forest, int perZone, int every) {
        this.fine = fine;
        groupOf = new int[fine.hosts];
        List<Instance.Host> hosts = new ArrayList<>();
        for (int z = 0; z < fine.zones; z++) {
            Integer[] here = new Integer[fine.zoneStart[z + 1] - fine.zoneStart[z]];
            for (int i = 0; i < here.length; i++) {
                here[i] = fine.hostsByZone[fine.zoneStart[z] + i];
            }
            Arrays.sort(here, Comparator.comparingDouble(h -> fine.priceMilli[h * fine.resources]));
            int groups = Math.min(perZone, here.length);
            for (int g = 0; g < groups; g++) {
                int from = here.length * g / groups;
                int to = here.length * (g + 1) / groups;
                hosts.add(merged(here, from, to, z, hosts.size()));
            }
        }
        Instance whole = fine.instance;
        List<Instance.Component> components = new ArrayList<>();
        int[] place = new int[fine.components];
        Arrays.fill(place, -1);
        for (int tree = 0; tree < forest.treeStart.length - 1; tree += every) {
            for (int i = forest.treeStart[tree]; i < forest.treeStart[tree + 1]; i++) {
                place[forest.order[i]] = components.size();
                components.add(free(whole.components().get(forest.order[i])));
            }
        }
        List<Instance.Dependency> dependencies = new ArrayList<>();
        for (Instance.Dependency each : whole.dependencies()) {
            if (place[each.from()] >= 0 && place[each.to()] >= 0) {
                dependencies.add(
                        new Instance.Dependency(
                                place[each.from()],
                                place[each.to()],
                                each.maxLatencyUs(),
                                each.penalty()));
            }
        }
        double share = (double) components.size() / Math.max(1, fine.components);
        int[][] link = new int[fine.zones][fine.zones];
        for (int z = 0; z < fine.zones; z++) {
            for (int to = 0; to < fine.zones; to++) {
                link[z][to] = (int) Math.ceil(whole.linkMbps()[z][to] * share);
            }
        }
        List<Instance.Host> fair = new ArrayList<>();
        for (Instance.Host each : hosts) {
            long[] capacity = each.capacity();
            for (int r = 0; r < capacity.length; r++) {
                capacity[r] = (long) (capacity[r] * share);
            }
            fair.add(
                    new Instance.Host(
                            each.zone(),
                            capacity,
                            each.priceMilli(),
                            (long) (each.openCost() * share)));
        }
        problem =
                new Problem(
                        new Instance(
                                whole.name(),
                                whole.minimalFactorPpm(),
                                whole.resources(),
                                whole.latencyUs(),
                                link,
                                fair,
                                components,
                                dependencies));
    }

    private Instance.Host merged(Integer[] here, int from, int to, int zone, int group) {
        long[] capacity = new long[fine.resources];
        double[] price = new double[fine.resources];
        long open = 0;
        for (int i = from; i < to; i++) {
            int h = here[i];
            groupOf[h] = group;
            open += fine.openCost[h];
            for (int r = 0; r < fine.resources; r++) {
                capacity[r] += fine.capacity[h * fine.resources + r];
                price[r] += fine.priceMilli[h * fine.resources + r];
            }
        }
        int[] mean = Arrays.stream(price).mapToInt(sum -> (int) (sum / (to - from))).toArray();
        return new Instance.Host(zone, capacity, mean, open);
    }

    private static Instance.Component free(Instance.Component c) {
        return new Instance.Component(
                c.riskPpm(),
                c.criticality(),
                c.primaryZone(),
                -1,
                c.mandatory(),
                c.demand(),
                c.lossByTier(),
                c.replMbpsByTier(),
                c.maxLatencyUsByTier(),
                0,
                0,
                null);
    }

    /** Prices of the large problem from those of the small one. */
    Duals fine(Duals coarse) {
        long[] capacity = new long[fine.capacity.length];
        for (int i = 0; i < capacity.length; i++) {
            int group = groupOf[i / fine.resources];
            capacity[i] = coarse.capacityMicro()[group * fine.resources + i % fine.resources];
        }
        return new Duals(capacity, coarse.linkMicro().clone());
    }
}
