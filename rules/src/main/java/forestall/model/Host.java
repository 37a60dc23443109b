package forestall.model;

/**
 * A host of the failover region.
 *
 * @param id the host
 * @param zone its zone; one of the pool's
 * @param capacity what it can hold
 * @param price what its capacity costs
 */
public record Host(HostId id, String zone, Capacity capacity, Price price) {

    public Host {
        Require.present(id, "host id");
        Require.text(zone, "zone", 128);
        Require.present(capacity, "capacity");
        Require.present(price, "price");
    }
}
