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
        List<int[]> groups = new ArrayList<>();
        for (int z = 0; z < fine.zones; z++) {
            Integer[] here = new Integer[fine.zoneStart[z + 1] - fine.zoneStart[z]];
            for (int i = 0; i < here.length; i++) {
                here[i] = fine.hostsByZone[fine.zoneStart[z] + i];
            }
            Arrays.sort(here, Comparator.comparingLong(h -> fine.priceMilli[h * fine.resources]));
            int most = Math.min(perZone, here.length);
            for (int g = 0; g < most; g++) {
                int[] group = new int[here.length * (g + 1) / most - here.length * g / most];
                for (int i = 0; i < group.length; i++) {
                    group[i] = here[here.length * g / most + i];
                    groupOf[group[i]] = groups.size();
                }
                groups.add(group);
            }
        }
        List<Integer> kept = new ArrayList<>();
        int[] place = new int[fine.components];
        Arrays.fill(place, -1);
        for (int tree = 0; tree < forest.treeStart.length - 1; tree += every) {
            for (int i = forest.treeStart[tree]; i < forest.treeStart[tree + 1]; i++) {
                place[forest.order[i]] = kept.size();
                kept.add(forest.order[i]);
            }
        }
        double share = (double) kept.size() / Math.max(1, fine.components);
        var draft = new Draft(kept.size(), groups.size(), fine.zones, fine.resources);
        System.arraycopy(fine.latency, 0, draft.latency, 0, fine.latency.length);
        System.arraycopy(fine.linkOf, 0, draft.linkOf, 0, fine.linkOf.length);
        for (long mbps : fine.link) {
            draft.link((long) Math.ceil(mbps * share));
        }
        for (int g = 0; g < groups.size(); g++) {
            merge(draft, g, groups.get(g), share);
        }
        for (int c = 0; c < kept.size(); c++) {
            copy(draft, c, kept.get(c));
        }
        for (Instance.Dependency each : fine.talks) {
            if (place[each.from()] >= 0 && place[each.to()] >= 0) {
                draft.talk(
                        place[each.from()], place[each.to()], each.maxLatencyUs(), each.penalty());
            }
        }
        problem = new Problem(draft);
    }

    private void merge(Draft draft, int g, int[] group, double share) {
        double open = 0;
        for (int h : group) {
            open += fine.openCost[h];
        }
        draft.host(g, fine.hostZone[group[0]], (long) (open * share));
        for (int r = 0; r < fine.resources; r++) {
            double capacity = 0;
            double price = 0;
            for (int h : group) {
                capacity += fine.capacity[h * fine.resources + r];
                price += (double) fine.priceMilli[h * fine.resources + r] / group.length;
            }
            draft.offer(g, r, (long) (capacity * share), (long) price);
        }
    }

    /** Where it is now, and who may not be beside it, does not count. */
    private void copy(Draft draft, int to, int from) {
        draft.component(to, fine.target[from], fine.primary[from], -1, fine.mandatory[from]);
        for (int t = 0; t < Tiers.COUNT; t++) {
            draft.tier(
                    to, t, fine.loss(from, t), fine.replication(from, t), fine.maxLatency(from, t));
            for (int r = 0; r < fine.resources; r++) {
                draft.use(to, t, r, fine.usage(from, t, r));
            }
        }
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
