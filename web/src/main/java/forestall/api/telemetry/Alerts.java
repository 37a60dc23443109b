package forestall.api.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.api.Problem;
import forestall.decide.TelemetryInbox.Unmapped;
import forestall.intake.SeriesMapping;
import forestall.json.ModelJson;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Alertmanager's webhook, version 4. The same fingerprint again is the same alert; one that is
 * resolved stops counting when it ended.
 *
 * @see <a
 *     href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">format</a>
 */
public final class Alerts {
    static final String FEED = "alertmanager";

    /** Alertmanager repeats what still fires, every four hours unless told otherwise. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(12);

    private static final int LONGEST_HEADLINE = 500;
    private static final int MOST_ALERTS = 10_000;

    private Alerts() {}

    /**
     * What a notification holds.
     *
     * @param events alerts of components of the catalogue
     * @param unmapped the others
     */
    public record Notification(List<ExternalEvent> events, List<Unmapped> unmapped) {}

    public static Notification read(
            InputStream body, SeriesMapping mapping, Predicate<ComponentId> known, Instant now)
            throws IOException {
        JsonNode document = ModelJson.mapper().readTree(body);
        JsonNode alerts = document.path("alerts");
        if (!document.path("version").asText().equals("4") || !alerts.isArray()) {
            throw new Problem(
                    400, "invalid-value", "the document is no webhook of version 4 with alerts");
        }
        if (alerts.size() > MOST_ALERTS) {
            throw new Problem(
                    413, "body-too-large", "at most %d alerts at once".formatted(MOST_ALERTS));
        }
        Map<String, ExternalEvent> events = new TreeMap<>();
        List<Unmapped> unmapped = new ArrayList<>();
        for (JsonNode alert : alerts) {
            SortedMap<String, String> labels = texts(alert.path("labels"));
            Optional<ComponentId> component = mapping.stream(labels, known);
            if (component.isEmpty()) {
                unmapped.add(new Unmapped(SeriesMapping.inWords("", labels, Map.of()), 1));
                continue;
            }
            ExternalEvent event = event(alert, labels, component.get(), now);
            events.put(event.id(), event);
        }
        return new Notification(List.copyOf(events.values()), unmapped);
    }

    private static ExternalEvent event(
            JsonNode alert, SortedMap<String, String> labels, ComponentId component, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MICROS); // which is what is stored
        Instant from = time(alert, "startsAt").orElse(now);
        boolean firing = !alert.path("status").asText().equals("resolved");
        Instant until =
                firing
                        ? time(alert, "endsAt")
                                .filter(end -> end.isAfter(now))
                                .orElse(now.plus(FORGOTTEN_AFTER))
                        : time(alert, "endsAt").orElse(now);
        String fingerprint = alert.path("fingerprint").asText();
        return new ExternalEvent(
                fingerprint.isBlank() || fingerprint.length() > 200
                        ? fingerprint(labels)
                        : fingerprint,
                FEED,
                ExternalEvent.Type.ALERT,
                severity(labels.getOrDefault("severity", "")),
                from,
                until.isAfter(from) ? until : from.plusMillis(1),
                headline(labels, texts(alert.path("annotations"))),
                Set.of(component),
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    // Words that alerting rules use by custom; whoever writes none means something in between.
    private static double severity(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "critical", "page", "emergency", "fatal", "disaster" -> 0.9;
            case "error", "high", "major" -> 0.7;
            case "info", "informational", "none", "low" -> 0.1;
            case "warning", "warn", "minor", "ticket" -> 0.4;
            default -> 0.5;
        };
    }

    private static String headline(Map<String, String> labels, Map<String, String> annotations) {
        String name = labels.getOrDefault("alertname", "an alert without a name");
        String words =
                List.of("summary", "message", "description").stream()
                        .map(each -> annotations.getOrDefault(each, "").strip())
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .map(each -> name + ": " + each)
                        .orElse(name)
                        .replaceAll("\\s+", " ")
                        .strip();
        return words.length() <= LONGEST_HEADLINE
                ? words
                : words.substring(0, LONGEST_HEADLINE - 1) + "…";
    }

    private static Optional<Instant> time(JsonNode alert, String field) {
        String text = alert.path(field).asText();
        if (text.isEmpty() || text.startsWith("0001-01-01")) { // Go's way to say: none
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException noTime) {
            throw new Problem(400, "invalid-value", "%s: %s is no time".formatted(field, text));
        }
    }

    private static String fingerprint(SortedMap<String, String> labels) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(labels.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }

    private static SortedMap<String, String> texts(JsonNode object) {
        SortedMap<String, String> texts = new TreeMap<>();
        object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }
}
