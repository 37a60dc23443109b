package forestall.api.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import forestall.api.Problem;
import forestall.api.loki.Entry;
import forestall.api.loki.PushRequest;
import forestall.api.loki.Stream;
import forestall.intake.Levels;
import forestall.json.ModelJson;
import forestall.model.ComponentId;
import forestall.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Loki's push API, as JSON or as a snappy block that holds a protobuf {@code PushRequest}.
 *
 * @see <a href="https://grafana.com/docs/loki/latest/reference/loki-http-api/#ingest-logs">API</a>
 */
public final class LokiPush {
    private static final List<String> LEVELS =
            List.of("level", "detected_level", "severity", "severity_text", "lvl");

    private final Delivery delivery;

    private LokiPush(Delivery delivery) {
        this.delivery = delivery;
    }

    public static void protobuf(byte[] compressed, Delivery delivery) {
        var reader = new LokiPush(delivery);
        for (Stream stream : parse(Snappy.unpack(compressed)).getStreamsList()) {
            Map<String, String> labels = LokiLabels.parse(stream.getLabels());
            Optional<ComponentId> component = delivery.stream(labels, stream.getEntriesCount());
            if (component.isEmpty()) {
                continue;
            }
            for (Entry entry : stream.getEntriesList()) {
                Map<String, String> all = new TreeMap<>(labels);
                entry.getStructuredMetadataList()
                        .forEach(each -> all.put(each.getName(), each.getValue()));
                reader.line(component.get(), at(entry.getTimestamp()), all, entry.getLine());
            }
        }
    }

    private static PushRequest parse(byte[] plain) {
        try {
            return PushRequest.parseFrom(plain);
        } catch (InvalidProtocolBufferException malformed) {
            throw new Problem(
                    400,
                    "malformed-protobuf",
                    "the block holds no PushRequest: " + malformed.getMessage());
        }
    }

    private static Instant at(Timestamp time) {
        try {
            return Instant.ofEpochSecond(time.getSeconds(), time.getNanos())
                    .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException | ArithmeticException beyond) {
            throw new Problem(400, "invalid-value", "a time is beyond the calendar");
        }
    }

    public static void json(InputStream body, Delivery delivery) throws IOException {
        var reader = new LokiPush(delivery);
        JsonNode streams = ModelJson.mapper().readTree(body).path("streams");
        if (!streams.isArray()) {
            throw new Problem(400, "invalid-value", "the document has no list named streams");
        }
        for (JsonNode stream : streams) {
            Map<String, String> labels = texts(stream.path("stream"));
            JsonNode values = stream.path("values");
            Optional<ComponentId> component = delivery.stream(labels, values.size());
            if (component.isPresent()) {
                for (JsonNode entry : values) {
                    reader.entry(component.get(), labels, entry);
                }
            }
        }
    }

    private void entry(ComponentId component, Map<String, String> labels, JsonNode entry) {
        if (!entry.path(0).isTextual() || !entry.path(1).isTextual()) {
            throw new Problem(
                    400,
                    "invalid-value",
                    "an entry is a list of a time in nanoseconds, as text, and a line");
        }
        Map<String, String> all = new TreeMap<>(labels);
        all.putAll(texts(entry.path(2)));
        try {
            long nanos = Long.parseLong(entry.path(0).textValue());
            line(component, Nanos.instant(nanos), all, entry.path(1).textValue());
        } catch (NumberFormatException noTime) {
            throw new Problem(
                    400,
                    "invalid-value",
                    "%s is no time in nanoseconds".formatted(entry.path(0).textValue()));
        }
    }

    private void line(ComponentId component, Instant at, Map<String, String> labels, String text) {
        Severity severity =
                LEVELS.stream()
                        .flatMap(name -> Levels.named(labels.getOrDefault(name, "")).stream())
                        .findFirst()
                        .orElseGet(() -> Levels.in(text));
        delivery.line(component, at, severity, text);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }
}
