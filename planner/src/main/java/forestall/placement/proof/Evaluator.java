package forestall.placement.proof;

import forestall.placement.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a plan breaks and costs. */
public final class Evaluator {
    static final int NONE = 3;
    private static final long MILLION = 1_000_000;

    final Instance instance;
    private final int licences;

    public Evaluator(Instance instance) {
        this.instance = instance;
        licences = instance.resources().indexOf("licences");
    }

    /**
     * @param hard units over and rules broken; 0 when nothing is
     * @param medium mandatory components without standby
     * @param soft money
     */
    public record Score(long hard, long medium, long soft) {}

    /**
     * @param slots by component, of this problem
     */
    public Score score(List<Instance.Slot> slots) {
        long medium = 0;
        long soft = 0;
        for (int i = 0; i < slots.size(); i++) {
            Instance.Component c = instance.components().get(i);
            soft += money(c, slots.get(i));
            medium += c.mandatory() && slots.get(i).host() < 0 ? 1 : 0;
        }
        return new Score(
                outOfPlace(slots) + together(slots) + overHosts(slots) + overLinks(slots),
                medium,
                soft + opened(slots) + far(slots));
    }

    /** At home, too far away, or warmer than asked for. */
    private long outOfPlace(List<Instance.Slot> slots) {
        long broken = 0;
        for (int i = 0; i < slots.size(); i++) {
            Instance.Component c = instance.components().get(i);
            Instance.Slot slot = slots.get(i);
            if (slot.host() >= 0) {
                int zone = zone(slot);
                int us = instance.latencyUs()[c.primaryZone()][zone];
                broken += zone == c.primaryZone() ? 1 : 0;
                broken += us > c.maxLatencyUsByTier()[slot.tier()] ? 1 : 0;
                broken += slot.tier() < target(c) ? 1 : 0;
            }
        }
        return broken;
    }

    /** Pairs of a group on a host. */
    private long together(List<Instance.Slot> slots) {
        long pairs = 0;
        Map<List<Integer>, Integer> there = new HashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            int group = instance.components().get(i).antiAffinity();
            if (group >= 0 && slots.get(i).host() >= 0) {
                int now = there.merge(List.of(group, slots.get(i).host()), 1, Integer::sum);
                pairs += now - 1;
            }
        }
        return pairs;
    }

    private long overHosts(List<Instance.Slot> slots) {
        long over = 0;
        int resources = instance.resources().size();
        long[][] used = new long[instance.hosts().size()][resources];
        for (int i = 0; i < slots.size(); i++) {
            Instance.Slot slot = slots.get(i);
            for (int r = 0; r < resources && slot.host() >= 0; r++) {
                used[slot.host()][r] += usage(instance.components().get(i), slot.tier(), r);
            }
        }
        for (int h = 0; h < used.length; h++) {
            for (int r = 0; r < resources; r++) {
                over += Math.max(0, used[h][r] - instance.hosts().get(h).capacity()[r]);
            }
        }
        return over;
    }

    private long overLinks(List<Instance.Slot> slots) {
        long over = 0;
        long[][] sent = new long[instance.zones()][instance.zones()];
        for (int i = 0; i < slots.size(); i++) {
            Instance.Component c = instance.components().get(i);
            Instance.Slot slot = slots.get(i);
            if (slot.host() >= 0) {
                sent[c.primaryZone()][zone(slot)] += c.replMbpsByTier()[slot.tier()];
            }
        }
        for (int from = 0; from < sent.length; from++) {
            for (int to = 0; to < sent.length; to++) {
                over += Math.max(0, sent[from][to] - instance.linkMbps()[from][to]);
            }
        }
        return over;
    }

    private long opened(List<Instance.Slot> slots) {
        return slots.stream()
                .filter(slot -> slot.host() >= 0)
                .mapToInt(Instance.Slot::host)
                .distinct()
                .mapToLong(host -> instance.hosts().get(host).openCost())
                .sum();
    }

    private long far(List<Instance.Slot> slots) {
        long due = 0;
        for (Instance.Dependency each : instance.dependencies()) {
            Instance.Slot from = slots.get(each.from());
            Instance.Slot to = slots.get(each.to());
            if (each.from() != each.to() && from.host() >= 0 && to.host() >= 0) {
                int us = instance.latencyUs()[zone(from)][zone(to)];
                due += us > each.maxLatencyUs() ? each.penalty() : 0;
            }
        }
        return due;
    }

    private int zone(Instance.Slot slot) {
        return instance.hosts().get(slot.host()).zone();
    }

    static int target(Instance.Component c) {
        return c.riskPpm() >= 800_000 ? 0 : c.riskPpm() >= 500_000 ? 1 : 2;
    }

    /** What a component uses of a resource at a tier. */
    public long usage(Instance.Component c, int tier, int resource) {
        if (tier == NONE || (tier == 2 && resource == licences)) {
            return 0;
        }
        long demand = c.demand()[resource];
        long ppm = tier == 0 ? MILLION : tier == 1 ? c.riskPpm() : instance.minimalFactorPpm();
        return -Math.floorDiv(-demand * ppm, MILLION);
    }

    /** What a component costs at a slot by itself: loss, use at list price, and change. */
    public long money(Instance.Component c, Instance.Slot slot) {
        long use = 0;
        for (int r = 0; r < instance.resources().size() && slot.host() >= 0; r++) {
            long price = instance.hosts().get(slot.host()).priceMilli()[r];
            use += usage(c, slot.tier(), r) * price;
        }
        long cost = c.lossByTier()[slot.tier()] + Math.floorDiv(use, 1000L);
        Instance.Slot now = c.current();
        if (now == null || now.equals(slot)) {
            return cost;
        }
        boolean sameOrNone = now.host() == slot.host() || now.host() < 0 || slot.host() < 0;
        return cost + (sameOrNone ? c.retierCost() : c.moveCost());
    }

    /** Where a component may be by itself; without standby always. */
    public List<Instance.Slot> slots(Instance.Component c) {
        List<Instance.Slot> found = new ArrayList<>();
        found.add(new Instance.Slot(-1, NONE));
        for (int h = 0; h < instance.hosts().size(); h++) {
            for (int t = target(c); t < NONE; t++) {
                if (fits(c, instance.hosts().get(h), t)) {
                    found.add(new Instance.Slot(h, t));
                }
            }
        }
        return found;
    }

    private boolean fits(Instance.Component c, Instance.Host host, int tier) {
        int from = c.primaryZone();
        boolean fits =
                host.zone() != from
                        && instance.latencyUs()[from][host.zone()] <= c.maxLatencyUsByTier()[tier]
                        && c.replMbpsByTier()[tier] <= instance.linkMbps()[from][host.zone()];
        for (int r = 0; fits && r < host.capacity().length; r++) {
            fits = usage(c, tier, r) <= host.capacity()[r];
        }
        return fits;
    }
}
