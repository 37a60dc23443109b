package forestall.placement;

import java.util.Arrays;

/**
 * A placement problem in flat arrays, as the kernel works with it: never changed, so threads may
 * share it. Components, hosts, zones, resources, and tiers are numbers from 0. A link is {@code
 * primaryZone * zones + poolZone}.
 */
public final class Problem {
    /** More than any objective may come to, with room for sums on the way. */
    private static final double LARGEST_OBJECTIVE = 1e17;

    final Instance instance;
    final int components;
    final int hosts;
    final int zones;
    final int resources;

    /** {@code host * resources + resource}. */
    final long[] capacity;

    final int[] priceMilli;
    final long[] openCost;
    final int[] hostZone;

    /** Hosts in order of zone, and where each zone begins among them; one entry more than zones. */
    final int[] hostsByZone;

    final int[] zoneStart;
    final int[] latency;
    final long[] link;

    /** {@code (component * 4 + tier) * resources + resource}. */
    final int[] usage;

    /** {@code component * 4 + tier}. */
    final long[] loss;

    final int[] replication;
    final int[] maxLatency;
    final int[] target;
    final int[] primary;
    final boolean[] mandatory;
    final int[] group;
    final int[][] members;

    /**
     * Where components are now: host (-1 without standby, -2 where that does not count) and tier.
     */
    final int[] nowHost;

    final int[] nowTier;
    final long[] moveCost;
    final long[] retierCost;
    final Links ties;

    /**
     * @throws IllegalArgumentException when sums could overflow
     */
    public Problem(Instance instance) {
        this.instance = instance;
        components = instance.components().size();
        hosts = instance.hosts().size();
        zones = instance.zones();
        resources = instance.resources().size();
        capacity = new long[hosts * resources];
        priceMilli = new int[hosts * resources];
        openCost = new long[hosts];
        hostZone = new int[hosts];
        zoneStart = new int[zones + 1];
        hostsByZone = new int[hosts];
        latency = new int[zones * zones];
        link = new long[zones * zones];
        usage = new int[components * Tiers.COUNT * resources];
        loss = new long[components * Tiers.COUNT];
        replication = new int[components * Tiers.COUNT];
        maxLatency = new int[components * Tiers.COUNT];
        target = new int[components];
        primary = new int[components];
        mandatory = new boolean[components];
        group = new int[components];
        nowHost = new int[components];
        nowTier = new int[components];
        moveCost = new long[components];
        retierCost = new long[components];
        takeHosts();
        takeComponents();
        members = groups();
        ties = new Links(components, instance.dependencies());
        refuseOverflow();
    }

    private void takeHosts() {
        for (int h = 0; h < hosts; h++) {
            Instance.Host host = instance.hosts().get(h);
            System.arraycopy(host.capacity(), 0, capacity, h * resources, resources);
            System.arraycopy(host.priceMilli(), 0, priceMilli, h * resources, resources);
            openCost[h] = host.openCost();
            hostZone[h] = host.zone();
            zoneStart[host.zone() + 1]++;
        }
        for (int z = 0; z < zones; z++) {
            zoneStart[z + 1] += zoneStart[z];
            for (int to = 0; to < zones; to++) {
                latency[z * zones + to] = instance.latencyUs()[z][to];
                link[z * zones + to] = instance.linkMbps()[z][to];
            }
        }
        int[] next = zoneStart.clone();
        for (int h = 0; h < hosts; h++) {
            hostsByZone[next[hostZone[h]]++] = h;
        }
    }

    private void takeComponents() {
        int licences = instance.resources().indexOf(Instance.LICENCES);
        for (int c = 0; c < components; c++) {
            Instance.Component component = instance.components().get(c);
            target[c] = Tiers.target(component.riskPpm());
            primary[c] = component.primaryZone();
            mandatory[c] = component.mandatory();
            group[c] = component.antiAffinity();
            Instance.Slot now = component.current();
            nowHost[c] = now == null ? -2 : now.host();
            nowTier[c] = now == null ? -1 : now.tier();
            moveCost[c] = component.moveCost();
            retierCost[c] = component.retierCost();
            for (int t = 0; t < Tiers.COUNT; t++) {
                loss[c * Tiers.COUNT + t] = component.lossByTier()[t];
                replication[c * Tiers.COUNT + t] = component.replMbpsByTier()[t];
                maxLatency[c * Tiers.COUNT + t] = component.maxLatencyUsByTier()[t];
            }
            for (int r = 0; r < resources; r++) {
                int demand = component.demand()[r];
                int at = c * Tiers.COUNT * resources + r;
                usage[at] = demand;
                usage[at + resources] = share(demand, component.riskPpm());
                usage[at + 2 * resources] =
                        r == licences ? 0 : share(demand, instance.minimalFactorPpm());
            }
        }
    }

    /** Rounded up. */
    private static int share(int demand, int ppm) {
        return (int) (((long) demand * ppm + 999_999) / 1_000_000);
    }

    private int[][] groups() {
        int most = Arrays.stream(group).max().orElse(-1) + 1;
        int[] sizes = new int[most];
        for (int g : group) {
            if (g >= 0) {
                sizes[g]++;
            }
        }
        int[][] found = new int[most][];
        for (int g = 0; g < most; g++) {
            found[g] = new int[sizes[g]];
        }
        for (int c = components - 1; c >= 0; c--) {
            if (group[c] >= 0) {
                found[group[c]][--sizes[group[c]]] = c;
            }
        }
        for (int c = 0; c < components; c++) {
            if (group[c] >= 0 && found[group[c]].length < 2) {
                group[c] = -1;
            }
        }
        return found;
    }

    private void refuseOverflow() {
        double dearest = 0;
        double total = 0;
        for (int r = 0; r < resources; r++) {
            double price = 0;
            for (int h = 0; h < hosts; h++) {
                price = Math.max(price, priceMilli[h * resources + r]);
            }
            double demand = 0;
            for (int c = 0; c < components; c++) {
                demand = Math.max(demand, usage[c * Tiers.COUNT * resources + r]);
            }
            dearest += price * demand;
        }
        for (Instance.Component component : instance.components()) {
            total += Arrays.stream(component.lossByTier()).max().orElse(0);
            total += dearest / 1000 + component.moveCost() + component.retierCost();
        }
        total += Arrays.stream(openCost).asDoubleStream().sum();
        for (Instance.Dependency each : instance.dependencies()) {
            total += each.penalty();
        }
        if (dearest >= LARGEST_OBJECTIVE || total >= LARGEST_OBJECTIVE) {
            throw new IllegalArgumentException(
                    "prices, demands, and losses are too large: a plan could cost more than 1e17");
        }
    }

    public Instance instance() {
        return instance;
    }

    public int zones() {
        return zones;
    }

    public int resources() {
        return resources;
    }

    /** What a host has of a resource. */
    public long capacity(int host, int resource) {
        return capacity[host * resources + resource];
    }

    /** What a host costs once anything is on it. */
    public long openCost(int host) {
        return openCost[host];
    }

    /** Replication bandwidth from a primary zone to a pool zone. */
    public long link(int from, int to) {
        return link[from * zones + to];
    }

    /** From zone to zone, microseconds. */
    public int latency(int from, int to) {
        return latency[from * zones + to];
    }

    /** Where a component runs now. */
    public int primaryZone(int c) {
        return primary[c];
    }

    /** Its anti-affinity group; -1 for none. */
    public int group(int c) {
        return group[c];
    }

    /** What a component needs of a resource at a tier. */
    public int usage(int c, int tier, int resource) {
        return usage[(c * Tiers.COUNT + tier) * resources + resource];
    }

    /** Replication bandwidth that a component needs at a tier. */
    public int replication(int c, int tier) {
        return replication[c * Tiers.COUNT + tier];
    }

    /** The furthest that its standby may be at a tier, microseconds. */
    public int maxLatency(int c, int tier) {
        return maxLatency[c * Tiers.COUNT + tier];
    }

    public int components() {
        return components;
    }

    public int hosts() {
        return hosts;
    }

    /** The warmest tier that component {@code c} may have. */
    public int target(int c) {
        return target[c];
    }

    public boolean mandatory(int c) {
        return mandatory[c];
    }

    public int zoneOf(int host) {
        return hostZone[host];
    }

    /**
     * Whether standby of {@code c} at {@code tier} may be in {@code zone}: not the primary one, and
     * near enough.
     */
    public boolean reaches(int c, int tier, int zone) {
        int from = primary[c];
        return zone != from
                && tier >= target[c]
                && latency[from * zones + zone] <= maxLatency[c * Tiers.COUNT + tier];
    }

    /** Whether an empty host has room for {@code c} at {@code tier}. */
    public boolean fitsAlone(int c, int host, int tier) {
        int at = (c * Tiers.COUNT + tier) * resources;
        for (int r = 0; r < resources; r++) {
            if (usage[at + r] > capacity[host * resources + r]) {
                return false;
            }
        }
        return true;
    }

    /**
     * What {@code c} costs at a slot, whatever else is placed: loss, use at list price, and the
     * change against now.
     */
    public long slotCost(int c, int host, int tier) {
        return loss(c, tier) + changeCost(c, host, tier) + (host < 0 ? 0 : price(c, host, tier));
    }

    /** Expected loss of a component at a tier. */
    public long loss(int c, int tier) {
        return loss[c * Tiers.COUNT + tier];
    }

    /** What the use of a host costs at list price. */
    public long price(int c, int host, int tier) {
        int at = (c * Tiers.COUNT + tier) * resources;
        int to = host * resources;
        long use = 0;
        for (int r = 0; r < resources; r++) {
            use += (long) usage[at + r] * priceMilli[to + r];
        }
        return use / 1000;
    }

    /** What it costs to be there instead of at the current slot; 0 where none is given. */
    public long changeCost(int c, int host, int tier) {
        int now = nowHost[c];
        if (now == -2 || (now == host && nowTier[c] == tier)) {
            return 0;
        }
        return now < 0 || host < 0 || now == host ? retierCost[c] : moveCost[c];
    }
}
