package forestall.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores plans and bounds from the written problem alone, the plain way; shares no code with the
 * solver, so that both are wrong only when two people were.
 */
final class Evaluator {
    private static final int NONE = 3;
    private final Instance instance;

    Evaluator(Instance instance) {
        this.instance = instance;
    }

    record Score(long hard, long medium, long soft) {}

    private int target(Instance.Component c) {
        return c.riskPpm() >= 800_000 ? 0 : c.riskPpm() >= 500_000 ? 1 : 2;
    }

    private long usage(Instance.Component c, int tier, int resource) {
        long demand = c.demand()[resource];
        if (tier == 0) {
            return demand;
        }
        if (tier == NONE || (tier == 2 && instance.resources().get(resource).equals("licences"))) {
            return 0;
        }
        long ppm = tier == 1 ? c.riskPpm() : instance.minimalFactorPpm();
        return -Math.floorDiv(-demand * ppm, 1_000_000L);
    }

    private long money(Instance.Component c, Instance.Slot slot) {
        long cost = c.lossByTier()[slot.tier()];
        if (slot.host() >= 0) {
            long use = 0;
            for (int r = 0; r < instance.resources().size(); r++) {
                use += usage(c, slot.tier(), r) * instance.hosts().get(slot.host()).priceMilli()[r];
            }
            cost += Math.floorDiv(use, 1000L);
        }
        Instance.Slot now = c.current();
        if (now == null || now.equals(slot)) {
            return cost;
        }
        boolean sameOrNone = now.host() == slot.host() || now.host() < 0 || slot.host() < 0;
        return cost + (sameOrNone ? c.retierCost() : c.moveCost());
    }

    Score score(List<Instance.Slot> slots) {
        long hard = 0;
        long medium = 0;
        long soft = 0;
        Map<List<Integer>, Long> used = new HashMap<>();
        Map<List<Integer>, Long> sent = new HashMap<>();
        Map<Integer, Integer> opened = new HashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            Instance.Component c = instance.components().get(i);
            Instance.Slot slot = slots.get(i);
            soft += money(c, slot);
            if (slot.host() < 0) {
                medium += c.mandatory() ? 1 : 0;
                continue;
            }
            int zone = instance.hosts().get(slot.host()).zone();
            opened.merge(slot.host(), 1, Integer::sum);
            for (int r = 0; r < instance.resources().size(); r++) {
                used.merge(List.of(slot.host(), r), usage(c, slot.tier(), r), Long::sum);
            }
            sent.merge(
                    List.of(c.primaryZone(), zone),
                    (long) c.replMbpsByTier()[slot.tier()],
                    Long::sum);
            hard += zone == c.primaryZone() ? 1 : 0;
            hard +=
                    instance.latencyUs()[c.primaryZone()][zone]
                                    > c.maxLatencyUsByTier()[slot.tier()]
                            ? 1
                            : 0;
            hard += slot.tier() < target(c) ? 1 : 0;
            for (int j = 0; j < i; j++) {
                boolean together =
                        slots.get(j).host() == slot.host()
                                && c.antiAffinity() >= 0
                                && instance.components().get(j).antiAffinity() == c.antiAffinity();
                hard += together ? 1 : 0;
            }
        }
        for (var each : used.entrySet()) {
            long has = instance.hosts().get(each.getKey().get(0)).capacity()[each.getKey().get(1)];
            hard += Math.max(0, each.getValue() - has);
        }
        for (var each : sent.entrySet()) {
            long has = instance.linkMbps()[each.getKey().get(0)][each.getKey().get(1)];
            hard += Math.max(0, each.getValue() - has);
        }
        for (int host : opened.keySet()) {
            soft += instance.hosts().get(host).openCost();
        }
        for (Instance.Dependency each : instance.dependencies()) {
            int from = slots.get(each.from()).host();
            int to = slots.get(each.to()).host();
            if (from >= 0 && to >= 0) {
                int us =
                        instance.latencyUs()[instance.hosts().get(from).zone()][
                                instance.hosts().get(to).zone()];
                soft += us > each.maxLatencyUs() ? each.penalty() : 0;
            }
        }
        return new Score(hard, medium, soft);
    }

    /** A lower bound from prices, without dependencies: never above the solver's, and as valid. */
    long plainBound(long[] capacityMicro, long[] linkMicro) {
        int n = instance.resources().size();
        double bound = 0;
        for (int h = 0; h < instance.hosts().size(); h++) {
            Instance.Host host = instance.hosts().get(h);
            double worth = 0;
            for (int r = 0; r < n; r++) {
                worth += host.capacity()[r] * (capacityMicro[h * n + r] / 1e6);
            }
            bound += Math.min(0, host.openCost() - worth);
        }
        for (int z = 0; z < instance.zones(); z++) {
            for (int to = 0; to < instance.zones(); to++) {
                bound -= instance.linkMbps()[z][to] * (linkMicro[z * instance.zones() + to] / 1e6);
            }
        }
        for (Instance.Component c : instance.components()) {
            double least = Double.POSITIVE_INFINITY;
            for (Instance.Slot slot : slots(c)) {
                double price = 0;
                if (slot.host() >= 0) {
                    int zone = instance.hosts().get(slot.host()).zone();
                    price =
                            c.replMbpsByTier()[slot.tier()]
                                    * (linkMicro[c.primaryZone() * instance.zones() + zone] / 1e6);
                    for (int r = 0; r < n; r++) {
                        price +=
                                usage(c, slot.tier(), r)
                                        * (capacityMicro[slot.host() * n + r] / 1e6);
                    }
                }
                least = Math.min(least, money(c, slot) + price);
            }
            bound += least;
        }
        return (long) Math.floor(bound);
    }

    /** Where a component may be by itself. */
    List<Instance.Slot> slots(Instance.Component c) {
        List<Instance.Slot> found = new ArrayList<>();
        found.add(new Instance.Slot(-1, NONE));
        for (int t = target(c); t < NONE; t++) {
            for (int h = 0; h < instance.hosts().size(); h++) {
                Instance.Host host = instance.hosts().get(h);
                boolean fits =
                        host.zone() != c.primaryZone()
                                && instance.latencyUs()[c.primaryZone()][host.zone()]
                                        <= c.maxLatencyUsByTier()[t]
                                && c.replMbpsByTier()[t]
                                        <= instance.linkMbps()[c.primaryZone()][host.zone()];
                for (int r = 0; r < instance.resources().size(); r++) {
                    fits &= usage(c, t, r) <= host.capacity()[r];
                }
                if (fits) {
                    found.add(new Instance.Slot(h, t));
                }
            }
        }
        return found;
    }

    /**
     * Cost of the best plan without hard breaches that has the fewest mandatory components left
     * out; by trying all.
     */
    Score best() {
        return best(new ArrayList<>(), null);
    }

    private Score best(List<Instance.Slot> begun, Score found) {
        if (begun.size() == instance.components().size()) {
            Score score = score(begun);
            boolean better =
                    score.hard() == 0
                            && (found == null
                                    || score.medium() < found.medium()
                                    || (score.medium() == found.medium()
                                            && score.soft() < found.soft()));
            return better ? score : found;
        }
        Score so = found;
        for (Instance.Slot slot : slots(instance.components().get(begun.size()))) {
            begun.add(slot);
            so = best(begun, so);
            begun.remove(begun.size() - 1);
        }
        return so;
    }
}
