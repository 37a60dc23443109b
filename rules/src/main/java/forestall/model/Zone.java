package forestall.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A zone of the failover region and the links that feed it from the primary region.
 *
 * @param name 1 to 128 characters
 * @param replicationMbps bandwidth for replication into the zone in Mbit/s, 0 or more, from those
 *     zones of the primary region together that have no link of their own
 * @param replicationMbpsFrom bandwidth in Mbit/s of the own link of a zone of the primary region,
 *     by that zone's name, 0 or more
 * @param latencyMsFrom latency in milliseconds to a zone of the primary region or another of this
 *     one, by its name, 0 or more; what is left out counts as 0
 */
public record Zone(
        String name,
        long replicationMbps,
        Map<String, Long> replicationMbpsFrom,
        Map<String, Double> latencyMsFrom) {

    public Zone {
        Require.text(name, "zone", 128);
        Require.atLeastZero(replicationMbps, "replicationMbps");
        Require.present(replicationMbpsFrom, "replicationMbpsFrom")
                .forEach(
                        (from, mbps) -> {
                            Require.text(from, "zone", 128);
                            Require.atLeastZero(
                                    Require.present(mbps, "replicationMbpsFrom"),
                                    "replicationMbpsFrom " + from);
                        });
        Require.present(latencyMsFrom, "latencyMsFrom")
                .forEach(
                        (from, latency) -> {
                            Require.text(from, "zone", 128);
                            Require.atLeastZero(
                                    Require.present(latency, "latencyMsFrom"),
                                    "latencyMsFrom " + from);
                        });
        replicationMbpsFrom = Collections.unmodifiableMap(new TreeMap<>(replicationMbpsFrom));
        latencyMsFrom = Collections.unmodifiableMap(new TreeMap<>(latencyMsFrom));
    }

    /** A zone that is near to everything. */
    public Zone(String name, long replicationMbps) {
        this(name, replicationMbps, Map.of(), Map.of());
    }
}
