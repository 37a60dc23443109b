package forestall.allocate;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.RiskScore;
import forestall.model.Tier;
import forestall.model.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scores a plan from the model alone, sharing no code with the solver. */
final class Judge {
    private static final Map<Tier, Integer> HEIGHT =
            Map.of(Tier.FULL, 4, Tier.SCALED, 3, Tier.MINIMAL, 2);

    private final SmallProblem problem;
    private final double movesAtLeast;
    private final Map<HostId, Host> hosts = new HashMap<>();
    private final Map<ComponentId, Component> components = new HashMap<>();
    private final Map<ComponentId, HostId> standing = new HashMap<>();

    Judge(SmallProblem problem, double movesAtLeast) {
        this.problem = problem;
        this.movesAtLeast = movesAtLeast;
        problem.pool().hosts().forEach(host -> hosts.put(host.id(), host));
        problem.components().forEach(each -> components.put(each.id(), each));
        problem.current().stream()
                .filter(each -> hosts.containsKey(each.host()))
                .forEach(each -> standing.put(each.component(), each.host()));
    }

    boolean fits(List<Allocation> allocations) {
        return hosts.values().stream().allMatch(host -> hostFits(host, allocations))
                && problem.pool().zones().stream().allMatch(zone -> linkFits(zone, allocations));
    }

    private static boolean hostFits(Host host, List<Allocation> allocations) {
        long cpu = 0;
        long memory = 0;
        long storage = 0;
        long network = 0;
        for (Allocation each : allocations) {
            if (each.host().equals(host.id())) {
                cpu += each.capacity().vcpuMilli();
                memory += each.capacity().memoryMib();
                storage += each.capacity().storageGib();
                network += each.capacity().networkMbps();
            }
        }
        Capacity most = host.capacity();
        return cpu <= most.vcpuMilli()
                && memory <= most.memoryMib()
                && storage <= most.storageGib()
                && network <= most.networkMbps();
    }

    private boolean linkFits(Zone zone, List<Allocation> allocations) {
        long mbps = 0;
        for (Allocation each : allocations) {
            if (each.tier() != Tier.MINIMAL && hosts.get(each.host()).zone().equals(zone.name())) {
                mbps += each.capacity().networkMbps();
            }
        }
        return mbps <= zone.replicationMbps();
    }

    /**
     * Currency units an hour: standby, moves, what failures are expected to lose, and for each step
     * below what the risk calls for, twice the most that any component could cost, times 1 and ten
     * thousand times its risk × impact.
     */
    double total(List<Allocation> allocations) {
        var tiers = new HashMap<ComponentId, Tier>();
        allocations.forEach(each -> tiers.put(each.component(), each.tier()));
        double total = costWithMoves(allocations);
        for (RiskScore risk : problem.risks()) {
            Tier tier = tiers.get(risk.component());
            int steps = HEIGHT.get(risk.tier()) - (tier == null ? 0 : HEIGHT.get(tier));
            total += steps * 2 * dearest() * (1 + Math.round(1e4 * risk.score() * risk.impact()));
            double minutes =
                    tier == null
                            ? 240
                            : Map.of(Tier.FULL, 2, Tier.SCALED, 15, Tier.MINIMAL, 60).get(tier);
            total +=
                    2
                            * risk.probability()
                            * components.get(risk.component()).lossPerMinute()
                            * minutes;
        }
        return total;
    }

    private double dearest() {
        double dearest = 1e-6;
        for (Component component : components.values()) {
            double own = movesAtLeast;
            Capacity demand = component.demand();
            own +=
                    hosts.values().stream().mapToDouble(h -> h.price().perVcpu()).max().orElse(0)
                            * demand.vcpuMilli()
                            / 1000;
            own +=
                    hosts.values().stream()
                                    .mapToDouble(h -> h.price().perGibMemory())
                                    .max()
                                    .orElse(0)
                            * demand.memoryMib()
                            / 1024;
            own +=
                    hosts.values().stream()
                                    .mapToDouble(h -> h.price().perGibStorage())
                                    .max()
                                    .orElse(0)
                            * demand.storageGib();
            own +=
                    hosts.values().stream().mapToDouble(h -> h.price().perMbps()).max().orElse(0)
                            * demand.networkMbps();
            dearest = Math.max(dearest, own);
        }
        return dearest;
    }

    double cost(List<Allocation> allocations) {
        return allocations.stream()
                .mapToDouble(each -> hosts.get(each.host()).price().of(each.capacity()))
                .sum();
    }

    long moves(List<Allocation> allocations) {
        return allocations.stream()
                .filter(each -> standing.containsKey(each.component()))
                .filter(each -> !standing.get(each.component()).equals(each.host()))
                .count();
    }

    double costWithMoves(List<Allocation> allocations) {
        return cost(allocations) + moves(allocations) * movesAtLeast;
    }

    Capacity capacityAt(ComponentId component, Tier tier) {
        return components.get(component).demand().times(Fixtures.FACTORS.get(tier));
    }
}
