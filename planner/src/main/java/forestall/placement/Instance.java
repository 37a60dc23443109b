package forestall.placement;

import java.util.List;

/**
 * A placement problem as people write it down ({@code drp-instance/1}). All references are list
 * indices, all amounts whole numbers; money is in thousandths of a unit of currency for 24 hours.
 *
 * @param name what it is called
 * @param minimalFactorPpm share of the demand that {@link Tiers#MINIMAL} needs, 0 to 1,000,000
 * @param resources names of what hosts have; an index is a resource. Licences, the one that a
 *     minimal standby needs none of, are called {@link #LICENCES}
 * @param latencyUs latency from zone to zone, microseconds; square
 * @param linkMbps replication bandwidth from a primary zone to a pool zone; square
 */
@SuppressWarnings(
        "ArrayRecordComponent") // hundreds of thousands of small lists; nobody writes to them
public record Instance(
        String name,
        int minimalFactorPpm,
        List<String> resources,
        int[][] latencyUs,
        int[][] linkMbps,
        List<Host> hosts,
        List<Component> components,
        List<Dependency> dependencies) {

    /** The resource that is not needed at {@link Tiers#MINIMAL}. */
    public static final String LICENCES = "licences";

    public Instance {
        resources = List.copyOf(resources);
        hosts = List.copyOf(hosts);
        components = List.copyOf(components);
        dependencies = List.copyOf(dependencies);
    }

    /** How many zones there are. */
    public int zones() {
        return latencyUs.length;
    }

    /**
     * @param zone where it is
     * @param capacity by resource
     * @param priceMilli price of a thousand units, by resource
     * @param openCost cost once anything is on it
     */
    public record Host(int zone, long[] capacity, int[] priceMilli, long openCost) {}

    /**
     * @param riskPpm probability of failure, parts per million
     * @param primaryZone where it runs now; standby is never there
     * @param antiAffinity its group, of which no two share a host; -1 for none
     * @param mandatory whether it must not be left without standby
     * @param demand by resource, at {@link Tiers#FULL}
     * @param lossByTier expected loss at each tier
     * @param replMbpsByTier replication bandwidth at each tier
     * @param maxLatencyUsByTier the furthest that standby may be from the primary zone, by tier
     * @param moveCost cost of another host than the current one
     * @param retierCost cost of another tier than the current one, or of coming from or going to no
     *     standby
     * @param current where it is now, or null when that does not count
     */
    public record Component(
            int riskPpm,
            int criticality,
            int primaryZone,
            int antiAffinity,
            boolean mandatory,
            int[] demand,
            long[] lossByTier,
            int[] replMbpsByTier,
            int[] maxLatencyUsByTier,
            long moveCost,
            long retierCost,
            Slot current) {}

    /**
     * @param host its index, -1 exactly at {@link Tiers#NONE}
     * @param tier {@link Tiers#FULL} to {@link Tiers#NONE}
     */
    public record Slot(int host, int tier) {}

    /**
     * Two components that talk: {@code penalty} is due when both have standby and the latency
     * between their zones is above {@code maxLatencyUs}.
     */
    public record Dependency(int from, int to, int maxLatencyUs, long penalty) {}
}
