package forestall.api;

import com.google.protobuf.InvalidProtocolBufferException;
import forestall.api.remotewrite.Label;
import forestall.api.remotewrite.TimeSeries;
import forestall.api.remotewrite.WriteRequest;
import forestall.decide.TelemetryInbox.Unmapped;
import forestall.model.ComponentId;
import forestall.model.Sample;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prometheus remote write 1.0: a snappy block that holds a protobuf {@code WriteRequest}. Stale
 * markers and other values that are not finite say that a series ended; they are no samples.
 *
 * @see <a href="https://prometheus.io/docs/specs/prw/remote_write_spec/">specification</a>
 */
final class RemoteWrite {
    /** A block may grow to this many bytes; 64 MiB. */
    private static final int MOST_BYTES = 64 << 20;

    private static final List<String> NAMES_THE_COMPONENT =
            List.of("component", "service", "app", "pod", "instance", "job");
    private static final Set<String> NOT_PART_OF_THE_METRIC =
            Set.of("__name__", "component", "service", "app", "pod", "instance", "job");
    private static final int LONGEST_METRIC = 200;

    private RemoteWrite() {}

    /**
     * What a request holds.
     *
     * @param samples of series that a component claims
     * @param unmapped series that none claims
     */
    record Delivery(List<Sample> samples, List<Unmapped> unmapped) {}

    /**
     * @param known ids of the catalogue
     */
    static Delivery read(byte[] compressed, Set<ComponentId> known) {
        List<Sample> samples = new ArrayList<>();
        List<Unmapped> unmapped = new ArrayList<>();
        for (TimeSeries series : parse(decompress(compressed)).getTimeseriesList()) {
            Optional<ComponentId> component = component(series, known);
            String metric = metric(series);
            if (component.isEmpty() || metric.isEmpty() || metric.length() > LONGEST_METRIC) {
                unmapped.add(new Unmapped(labels(series), series.getSamplesCount()));
                continue;
            }
            for (var sample : series.getSamplesList()) {
                if (Double.isFinite(sample.getValue())) {
                    samples.add(
                            new Sample(
                                    component.get(),
                                    metric,
                                    Instant.ofEpochMilli(sample.getTimestamp()),
                                    sample.getValue()));
                }
            }
        }
        return new Delivery(samples, unmapped);
    }

    private static byte[] decompress(byte[] compressed) {
        try {

            int length = SnappyDecompressor.getUncompressedLength(compressed, 0);
            if (length < 0 || length > MOST_BYTES) {
                throw new Problem(
                        413,
                        "body-too-large",
                        "the block may grow to at most %d bytes".formatted(MOST_BYTES));
            }
            byte[] plain = new byte[length];
            new SnappyDecompressor().decompress(compressed, 0, compressed.length, plain, 0, length);
            return plain;
        } catch (MalformedInputException | IndexOutOfBoundsException malformed) {
            throw new Problem(
                    400,
                    "malformed-snappy",
                    "the body is no snappy block: " + malformed.getMessage());
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

    private static Optional<ComponentId> component(TimeSeries series, Set<ComponentId> known) {
        return NAMES_THE_COMPONENT.stream()
                .flatMap(name -> value(series, name).stream())
                .flatMap(
                        value ->
                                known.stream()
                                        .filter(id -> id.value().equals(value))
                                        .findFirst()
                                        .stream())
                .findFirst();
    }

    // Labels that tell series of one component apart belong to the metric:
    // cpu_seconds{mode="idle"}.
    private static String metric(TimeSeries series) {
        String rest =
                series.getLabelsList().stream()
                        .filter(label -> !NOT_PART_OF_THE_METRIC.contains(label.getName()))
                        .sorted(Comparator.comparing(Label::getName))
                        .map(RemoteWrite::pair)
                        .collect(Collectors.joining(","));
        String name = value(series, "__name__").orElse("");
        return rest.isEmpty() ? name : name + "{" + rest + "}";
    }

    private static String labels(TimeSeries series) {
        String all =
                series.getLabelsList().stream()
                        .sorted(Comparator.comparing(Label::getName))
                        .map(RemoteWrite::pair)
                        .collect(Collectors.joining(", ", "{", "}"));
        return all.length() > 500 ? all.substring(0, 500) + "…" : all;
    }

    private static String pair(Label label) {
        return label.getName() + "=\"" + label.getValue() + '"';
    }

    private static Optional<String> value(TimeSeries series, String name) {
        return series.getLabelsList().stream()
                .filter(label -> label.getName().equals(name))
                .map(Label::getValue)
                .findFirst();
    }
}
