package forestall.model;

/**
 * A zone of the failover region and the link that feeds it from the primary region.
 *
 * @param name 1 to 128 characters
 * @param replicationMbps bandwidth for replication into the zone in Mbit/s, 0 or more
 */
public record Zone(String name, long replicationMbps) {

    public Zone {
        Require.text(name, "zone", 128);
        Require.atLeastZero(replicationMbps, "replicationMbps");
    }
}
