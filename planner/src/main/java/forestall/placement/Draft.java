package forestall.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A problem that is being written down, number by number; what is never said is 0, nothing, or no
 * limit. Made a {@link Problem}, it is not to be changed any more.
 */
public final class Draft {
    /** In {@code now}: where a component was does not count. */
    static final int NO_MATTER = -2;

    final int components;
    final int hosts;
    final int zones;
    final int resources;
    final long[] capacity;
    final long[] priceMilli;
    final long[] openCost;
    final int[] hostZone;
    final int[] latency;
    final int[] linkOf;
    final int[] usage;
    final long[] loss;
    final int[] replication;
    final int[] maxLatency;
    final int[] target;
    final int[] primary;
    final boolean[] mandatory;
    final int[] group;
    final int[] nowHost;
    final int[] nowTier;
    final long[] moveCost;
    final long[] retierCost;
    final List<Instance.Dependency> talks = new ArrayList<>();
    private final List<Long> links = new ArrayList<>();

    /**
     * @param zones of the primary region and the pool together
     */
    public Draft(int components, int hosts, int zones, int resources) {
        this.components = components;
        this.hosts = hosts;
        this.zones = zones;
        this.resources = resources;
        capacity = new long[hosts * resources];
        priceMilli = new long[hosts * resources];
        openCost = new long[hosts];
        hostZone = new int[hosts];
        latency = new int[zones * zones];
        linkOf = new int[zones * zones];
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
        Arrays.fill(maxLatency, Integer.MAX_VALUE);
        Arrays.fill(group, -1);
        Arrays.fill(nowHost, NO_MATTER);
    }

    /** The same problem as people write it down. */
    public static Draft of(Instance instance) {
        var draft =
                new Draft(
                        instance.components().size(),
                        instance.hosts().size(),
                        instance.zones(),
                        instance.resources().size());
        for (int from = 0; from < draft.zones; from++) {
            for (int to = 0; to < draft.zones; to++) {
                draft.latency(from, to, instance.latencyUs()[from][to]);
                draft.links(draft.link(instance.linkMbps()[from][to]), from, to);
            }
        }
        for (int h = 0; h < draft.hosts; h++) {
            Instance.Host host = instance.hosts().get(h);
            draft.host(h, host.zone(), host.openCost());
            for (int r = 0; r < draft.resources; r++) {
                draft.offer(h, r, host.capacity()[r], host.priceMilli()[r]);
            }
        }
        int licences = instance.resources().indexOf(Instance.LICENCES);
        for (int c = 0; c < draft.components; c++) {
            draft.take(c, instance.components().get(c), instance.minimalFactorPpm(), licences);
        }
        draft.talks.addAll(instance.dependencies());
        return draft;
    }

    private void take(int c, Instance.Component component, int minimalPpm, int licences) {
        component(
                c,
                Tiers.target(component.riskPpm()),
                component.primaryZone(),
                component.antiAffinity(),
                component.mandatory());
        for (int t = 0; t < Tiers.COUNT; t++) {
            tier(
                    c,
                    t,
                    component.lossByTier()[t],
                    component.replMbpsByTier()[t],
                    component.maxLatencyUsByTier()[t]);
        }
        for (int r = 0; r < resources; r++) {
            int demand = component.demand()[r];
            use(c, Tiers.FULL, r, demand);
            use(c, Tiers.SCALED, r, share(demand, component.riskPpm()));
            use(c, Tiers.MINIMAL, r, r == licences ? 0 : share(demand, minimalPpm));
        }
        Instance.Slot now = component.current();
        if (now != null) {
            now(c, now, component.moveCost(), component.retierCost());
        }
    }

    /** Rounded up. */
    private static int share(int demand, int ppm) {
        return (int) (((long) demand * ppm + 999_999) / 1_000_000);
    }

    /** A host, and what it costs once anything is on it. */
    public void host(int h, int zone, long openCost) {
        hostZone[h] = zone;
        this.openCost[h] = openCost;
    }

    /** What a host has of a resource, and money for a thousand units of it. */
    public void offer(int h, int resource, long capacity, long priceMilli) {
        this.capacity[h * resources + resource] = capacity;
        this.priceMilli[h * resources + resource] = priceMilli;
    }

    public void latency(int from, int to, int us) {
        latency[from * zones + to] = us;
    }

    /**
     * A link that replication passes.
     *
     * @return its number
     */
    public int link(long mbps) {
        links.add(mbps);
        return links.size() - 1;
    }

    /** What goes from a zone to a zone passes this link; one link may carry several such pairs. */
    public void links(int link, int from, int to) {
        linkOf[from * zones + to] = link;
    }

    /** What a component is; {@code group} is -1 for none. */
    public void component(int c, int target, int primaryZone, int group, boolean mandatory) {
        this.target[c] = target;
        primary[c] = primaryZone;
        this.group[c] = group;
        this.mandatory[c] = mandatory;
    }

    /** What a component loses, replicates, and bears at a tier. */
    public void tier(int c, int tier, long loss, int mbps, int maxLatencyUs) {
        int at = c * Tiers.COUNT + tier;
        this.loss[at] = loss;
        replication[at] = mbps;
        maxLatency[at] = maxLatencyUs;
    }

    /** What a component needs of a resource at a tier. */
    public void use(int c, int tier, int resource, int amount) {
        usage[(c * Tiers.COUNT + tier) * resources + resource] = amount;
    }

    /** Where a component is now, and what leaving that costs. */
    public void now(int c, Instance.Slot slot, long moveCost, long retierCost) {
        nowHost[c] = slot.host();
        nowTier[c] = slot.tier();
        this.moveCost[c] = moveCost;
        this.retierCost[c] = retierCost;
    }

    /** Two components that talk. */
    public void talk(int from, int to, int maxLatencyUs, long penalty) {
        talks.add(new Instance.Dependency(from, to, maxLatencyUs, penalty));
    }

    long[] links() {
        return links.stream().mapToLong(Long::longValue).toArray();
    }
}
