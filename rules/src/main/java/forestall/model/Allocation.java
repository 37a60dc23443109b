package forestall.model;

/**
 * Standby for one component on one host of the failover region.
 *
 * @param component for whom
 * @param host where
 * @param tier at which tier
 * @param capacity how much
 */
public record Allocation(ComponentId component, HostId host, Tier tier, Capacity capacity) {

    public Allocation {
        Require.present(component, "component");
        Require.present(host, "host");
        Require.present(tier, "tier");
        Require.present(capacity, "capacity");
    }
}
