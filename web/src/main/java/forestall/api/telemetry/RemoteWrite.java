package forestall.api.telemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import forestall.api.Problem;
import forestall.api.remotewrite.Label;
import forestall.api.remotewrite.TimeSeries;
import forestall.api.remotewrite.WriteRequest;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prometheus remote write 1.0: a snappy block that holds a protobuf {@code WriteRequest}. Stale
 * markers and other values that are not finite say that a series ended; they are no samples.
 *
 * @see <a href="https://prometheus.io/docs/specs/prw/remote_write_spec/">specification</a>
 */
public final class RemoteWrite {
    private RemoteWrite() {}

    public static void read(byte[] compressed, Delivery delivery) {
        for (TimeSeries series : parse(Snappy.unpack(compressed)).getTimeseriesList()) {
            SortedMap<String, String> labels = new TreeMap<>();
            for (Label label : series.getLabelsList()) {
                labels.put(label.getName(), label.getValue());
            }
            String name = labels.remove("__name__");
            Delivery.Series to =
                    delivery.series(
                            name == null ? "" : name, Map.of(), labels, series.getSamplesCount());
            for (var sample : series.getSamplesList()) {
                to.add(Instant.ofEpochMilli(sample.getTimestamp()), sample.getValue());
            }
        }
    }

    private static WriteRequest parse(byte[] plain) {
        try {
            return WriteRequest.parseFrom(plain);
        } catch (InvalidProtocolBufferException malformed) {
            throw new Problem(
                    400,
                    "malformed-protobuf",
                    "the block holds no WriteRequest: " + malformed.getMessage());
        }
    }
}
