package forestall.placement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an instance and a plan as their format's text defines them; shares no code with solvers.
 */
public final class Appraiser {

    /** As solvers minimise them. */
    public record Cost(long hard, long medium, long soft) {}

    private Appraiser() {}

    public static Cost of(Instance instance, List<Instance.Slot> slots) {
        long hard = 0;
        long medium = 0;
        long soft = 0;
        Map<Integer, long[]> loads = new HashMap<>();
        Map<List<Integer>, Long> links = new HashMap<>();
        for (int c = 0; c < slots.size(); c++) {
            Instance.Component component = instance.components().get(c);
            Instance.Slot slot = slots.get(c);
            soft += component.lossByTier()[slot.tier()] + change(component, slot);
            if (slot.host() < 0) {
                medium += component.mandatory() ? 1 : 0;
                continue;
            }
            Instance.Host host = instance.hosts().get(slot.host());
            long[] load =
                    loads.computeIfAbsent(
                            slot.host(), each -> new long[instance.resources().size()]);
            long milli = 0;
            for (int r = 0; r < load.length; r++) {
                long use = use(instance, component, slot.tier(), r);
                load[r] += use;
                milli += use * host.priceMilli()[r];
            }
            soft += milli / 1000;
            int from = component.primaryZone();
            links.merge(
                    List.of(from, host.zone()),
                    (long) component.replMbpsByTier()[slot.tier()],
                    Long::sum);
            hard += from == host.zone() ? 1 : 0;
            hard +=
                    instance.latencyUs()[from][host.zone()]
                                    > component.maxLatencyUsByTier()[slot.tier()]
                            ? 1
                            : 0;
            int target =
                    component.riskPpm() >= 800_000 ? 0 : component.riskPpm() >= 500_000 ? 1 : 2;
            hard += slot.tier() < target ? 1 : 0;
            for (int other = 0; other < c; other++) {
                boolean together =
                        component.antiAffinity() >= 0
                                && instance.components().get(other).antiAffinity()
                                        == component.antiAffinity()
                                && slots.get(other).host() == slot.host();
                hard += together ? 1 : 0;
            }
        }
        for (Map.Entry<Integer, long[]> each : loads.entrySet()) {
            Instance.Host host = instance.hosts().get(each.getKey());
            soft += host.openCost();
            for (int r = 0; r < each.getValue().length; r++) {
                hard += Math.max(0, each.getValue()[r] - host.capacity()[r]);
            }
        }
        for (Map.Entry<List<Integer>, Long> each : links.entrySet()) {
            int limit = instance.linkMbps()[each.getKey().get(0)][each.getKey().get(1)];
            hard += Math.max(0, each.getValue() - limit);
        }
        return new Cost(hard, medium, soft + far(instance, slots));
    }

    private static long far(Instance instance, List<Instance.Slot> slots) {
        long due = 0;
        for (Instance.Dependency each : instance.dependencies()) {
            int one = slots.get(each.from()).host();
            int other = slots.get(each.to()).host();
            if (each.from() != each.to() && one >= 0 && other >= 0) {
                int us =
                        instance.latencyUs()[instance.hosts().get(one).zone()][
                                instance.hosts().get(other).zone()];
                due += us > each.maxLatencyUs() ? each.penalty() : 0;
            }
        }
        return due;
    }

    private static long use(Instance instance, Instance.Component component, int tier, int r) {
        long demand = component.demand()[r];
        return switch (tier) {
            case 0 -> demand;
            case 1 -> (demand * component.riskPpm() + 999_999) / 1_000_000;
            default ->
                    instance.resources().get(r).equals("licences")
                            ? 0
                            : (demand * instance.minimalFactorPpm() + 999_999) / 1_000_000;
        };
    }

    private static long change(Instance.Component component, Instance.Slot slot) {
        Instance.Slot now = component.current();
        if (now == null || now.equals(slot)) {
            return 0;
        }
        boolean sameHost = now.host() == slot.host();
        return now.host() < 0 || slot.host() < 0 || sameHost
                ? component.retierCost()
                : component.moveCost();
    }
}
