package forestall.feed.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.json.ModelJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A matrix as Prometheus' {@code query_range} gives it. */
final class RangeAnswer {
    private RangeAnswer() {}

    /** One value at one time. */
    record Point(Instant at, double value) {}

    /** One series, with all its labels. */
    record Series(SortedMap<String, String> labels, List<Point> points) {}

    /**
     * Values that are not finite are left out.
     *
     * @throws IOException when it is no such answer; the words say why
     */
    static List<Series> read(byte[] body) throws IOException {
        JsonNode document = ModelJson.mapper().readTree(body);
        if (!document.path("status").asText().equals("success")) {
            throw new IOException("it says: " + document.path("error").asText("no success"));
        }
        JsonNode data = document.path("data");
        if (!data.path("resultType").asText().equals("matrix")) {
            throw new IOException("the answer is no matrix");
        }
        List<Series> all = new ArrayList<>();
        for (JsonNode each : data.path("result")) {
            SortedMap<String, String> labels = new TreeMap<>();
            each.path("metric")
                    .properties()
                    .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
            List<Point> points = new ArrayList<>();
            for (JsonNode pair : each.path("values")) {
                double value = value(pair.path(1).asText());
                if (Double.isFinite(value)) {
                    points.add(new Point(at(pair.path(0)), value));
                }
            }
            all.add(new Series(labels, points));
        }
        return all;
    }

    private static Instant at(JsonNode seconds) throws IOException {
        if (!seconds.isNumber()) {
            throw new IOException("a time is no number");
        }
        BigDecimal exact = seconds.decimalValue();
        long millis = exact.movePointRight(3).longValue();
        return Instant.ofEpochMilli(millis);
    }

    private static double value(String text) throws IOException {
        return switch (text) {
            case "NaN", "+Inf", "-Inf" -> Double.NaN;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException noNumber) {
                    throw new IOException(text + " is no value", noNumber);
                }
            }
        };
    }
}
