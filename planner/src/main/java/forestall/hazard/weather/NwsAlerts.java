package forestall.hazard.weather;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.hazard.Documents;
import forestall.hazard.Unreadable;
import forestall.hazard.weather.Alert.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;

/**
 * The GeoJSON of the US National Weather Service's {@code /alerts/active}. An alert that cannot be
 * read does not keep the others from counting.
 *
 * @see <a href="https://www.weather.gov/documentation/services-web-api">API</a>
 */
public final class NwsAlerts {
    private static final String WHAT = "GeoJSON of alerts";
    private static final int MOST_ALERTS = 20_000;

    private NwsAlerts() {}

    /**
     * @throws Unreadable when it is no GeoJSON of alerts, or none of its alerts can be read
     */
    public static Alerts read(byte[] document) {
        JsonNode root = Documents.json(document, WHAT);
        if (!root.path("type").asText().equals("FeatureCollection")) {
            throw new Unreadable(
                    "the document is no %s: it is no FeatureCollection".formatted(WHAT));
        }
        List<Alert> alerts = new ArrayList<>();
        int unreadable = 0;
        String reason = "";
        JsonNode features = Documents.array(root, "features", MOST_ALERTS, WHAT);
        for (JsonNode feature : features) {
            try {
                alert(feature).ifPresent(alerts::add);
            } catch (Unreadable wrong) {
                unreadable++;
                reason = reason.isEmpty() ? wrong.getMessage() : reason;
            }
        }
        if (unreadable > 0 && unreadable == features.size()) {
            throw new Unreadable("none of its alerts can be read: " + reason);
        }
        return new Alerts(alerts, unreadable, reason);
    }

    private static Optional<Alert> alert(JsonNode feature) {
        JsonNode alert = feature.path("properties");
        Optional<Kind> kind = Alert.kind(Documents.need(alert, "messageType"));
        if (!Documents.need(alert, "status").equalsIgnoreCase("Actual") || kind.isEmpty()) {
            return Optional.empty();
        }
        Instant sent = Documents.time(Documents.need(alert, "sent"), "sent");
        Instant from = Alert.from(sent, time(alert, "effective"), time(alert, "onset"));
        // It ends when the hazard does; what expires is only this message about it.
        Optional<Instant> end =
                time(alert, "ends").or(() -> time(alert, "expires").filter(from::isBefore));
        String event = Documents.text(alert, "event").orElse("Alert");
        return Optional.of(
                new Alert(
                        Documents.need(alert, "id"),
                        kind.get(),
                        references(alert.path("references")),
                        CapWords.severity(
                                Documents.text(alert, "severity").orElse(""),
                                Documents.text(alert, "urgency").orElse(""),
                                Documents.text(alert, "certainty").orElse("")),
                        from,
                        Alert.until(from, end),
                        Documents.text(alert, "headline").orElse(event),
                        footprint(feature.path("geometry"))));
    }

    private static Optional<Instant> time(JsonNode alert, String field) {
        return Documents.text(alert, field).map(text -> Documents.time(text, field));
    }

    private static Set<String> references(JsonNode references) {
        Set<String> keys = new HashSet<>();
        references.forEach(each -> Documents.text(each, "identifier").ifPresent(keys::add));
        return keys;
    }

    private static Footprint footprint(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asText("")) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> {
                Footprint all = Footprint.NONE;
                for (JsonNode each : coordinates) {
                    all = all.and(polygon(each));
                }
                yield all;
            }
            default -> Footprint.NONE; // by zone codes alone
        };
    }

    private static Footprint polygon(JsonNode rings) {
        List<List<Coordinate>> all = new ArrayList<>();
        for (JsonNode ring : rings) {
            List<Coordinate> points = new ArrayList<>();
            for (JsonNode point : ring) {
                if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
                    throw new Unreadable("a point of a polygon is no pair of numbers");
                }
                points.add(new Coordinate(point.get(0).doubleValue(), point.get(1).doubleValue()));
            }
            all.add(points);
        }
        return Footprint.polygon(all);
    }
}
