package forestall.placement;

import java.util.Arrays;
import java.util.List;

/**
 * A placement problem in flat arrays, as the kernel works with it: never changed, so threads may
 * share it. Components, hosts, zones, resources, and tiers are numbers from 0. A link is {@code
 * primaryZone * zones + poolZone}.
 */
public final class Problem {
    /** More than any objective may come to, with room for sums on the way. */
    private static final double LARGEST_OBJECTIVE = 1e17;

    final int components;
    final int hosts;
    final int zones;
    final int resources;

    /** {@code host * resources + resource}. */
    final long[] capacity;

    final long[] priceMilli;
    final long[] openCost;
    final int[] hostZone;

    /** Hosts in order of zone, and where each zone begins among them; one entry more than zones. */
    final int[] hostsByZone;

    final int[] zoneStart;
    final int[] latency;

    /** Number of the link from a zone to a zone, by {@code from * zones + to}. */
    final int[] linkOf;

    /** Mbps by link. */
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
    final List<Instance.Dependency> talks;
    final Links ties;

    /**
     * @throws IllegalArgumentException as {@link #Problem(Draft)} does
     */
    public Problem(Instance instance) {
        this(Draft.of(instance));
    }

    /**
     * @throws IllegalArgumentException when sums could overflow
     */
    public Problem(Draft draft) {
        components = draft.components;
        hosts = draft.hosts;
        zones = draft.zones;
        resources = draft.resources;
        capacity = draft.capacity;
        priceMilli = draft.priceMilli;
        openCost = draft.openCost;
        hostZone = draft.hostZone;
        latency = draft.latency;
        linkOf = draft.linkOf;
        link = draft.links();
        usage = draft.usage;
        loss = draft.loss;
        replication = draft.replication;
        maxLatency = draft.maxLatency;
        target = draft.target;
        primary = draft.primary;
        mandatory = draft.mandatory;
        group = draft.group;
        nowHost = draft.nowHost;
        nowTier = draft.nowTier;
        moveCost = draft.moveCost;
        retierCost = draft.retierCost;
        talks = List.copyOf(draft.talks);
        zoneStart = new int[zones + 1];
        hostsByZone = new int[hosts];
        orderHosts();
        members = groups();
        ties = new Links(components, talks);
        refuseOverflow();
    }

    private void orderHosts() {
        for (int h = 0; h < hosts; h++) {
            zoneStart[hostZone[h] + 1]++;
        }
        for (int z = 0; z < zones; z++) {
            zoneStart[z + 1] += zoneStart[z];
        }
        int[] next = zoneStart.clone();
        for (int h = 0; h < hosts; h++) {
            hostsByZone[next[hostZone[h]]++] = h;
        }
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
                price = Math.max(price, (double) priceMilli[h * resources + r]);
            }
            double demand = 0;
            for (int c = 0; c < components; c++) {
                demand = Math.max(demand, usage[c * Tiers.COUNT * resources + r]);
            }
            dearest += price * demand;
        }
        for (int c = 0; c < components; c++) {
            long most = 0;
            for (int t = 0; t < Tiers.COUNT; t++) {
                most = Math.max(most, loss(c, t));
            }
            total += (double) most + dearest / 1000 + moveCost[c] + retierCost[c];
        }
        total += Arrays.stream(openCost).asDoubleStream().sum();
        for (Instance.Dependency each : talks) {
            total += each.penalty();
        }
        if (dearest >= LARGEST_OBJECTIVE || total >= LARGEST_OBJECTIVE) {
            throw new IllegalArgumentException(
                    "prices, demands, and losses are too large: a plan could cost more than 1e17");
        }
    }

    /** Who talks with whom. */
    public List<Instance.Dependency> talks() {
        return talks;
    }

    /** The link that a component's replication to a zone passes. */
    public int linkOf(int c, int zone) {
        return linkOf[primary[c] * zones + zone];
    }

    /** Mbps of a link. */
    public long link(int link) {
        return this.link[link];
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
        if (now == Draft.NO_MATTER || (now == host && nowTier[c] == tier)) {
            return 0;
        }
        return now < 0 || host < 0 || now == host ? retierCost[c] : moveCost[c];
    }
}
