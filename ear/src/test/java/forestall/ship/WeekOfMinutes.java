package forestall.ship;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Seven days of minutes of one component, sent as a client sends them: six signals with a daily
 * rhythm, a counter among them, and a quiet log. For half an hour, three hours before the end, the
 * disk cannot write. Nothing was measured for two hours on the fourth day.
 */
final class WeekOfMinutes {
    static final List<String> METRICS =
            List.of(
                    "connections",
                    "cpu_percent",
                    "io_wait_percent",
                    "latency_seconds",
                    "memory_percent",
                    "requests_total");
    private static final int MINUTES = 7 * 1440;
    private static final int INCIDENT = MINUTES - 180;

    private final String component;
    private final Instant begin;

    WeekOfMinutes(String component) {
        this.component = component;
        this.begin =
                Instant.now()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .minus(Duration.ofMinutes(MINUTES - 2)); // what is older is refused
    }

    Instant incident() {
        return begin.plus(Duration.ofMinutes(INCIDENT));
    }

    void send() {
        var random = new Random(7);
        var samples = new StringBuilder();
        var lines = new StringBuilder();
        double requests = 0;
        for (int minute = 0; minute < MINUTES - 2; minute++) {
            boolean trouble = minute >= INCIDENT && minute < INCIDENT + 30;
            boolean silent = minute >= 5000 && minute < 5120;
            double day = Math.sin(2 * Math.PI * minute / 1440);
            requests += 60 * (100 + 60 * day + 4 * random.nextGaussian());
            double[] values = {
                Math.rint(80 + 40 * day + 3 * random.nextGaussian()),
                30 + 12 * day + 2 * random.nextGaussian(),
                4 + random.nextGaussian() / 2 + (trouble ? 60 : 0),
                0.04 + 0.004 * random.nextGaussian() + (trouble ? 0.9 : 0),
                55 + random.nextGaussian(),
                requests
            };
            Instant at = begin.plus(Duration.ofMinutes(minute));
            for (int metric = 0; metric < values.length && !silent; metric++) {
                samples.append(
                        """
                        {"component":"%s","metric":"%s","at":"%s","value":%s}
                        """
                                .formatted(component, METRICS.get(metric), at, values[metric]));
            }
            line(lines, at, "INFO", "checkpoint complete: wrote %d buffers".formatted(minute % 97));
            if (trouble) {
                line(lines, at, "ERROR", "could not write block %d".formatted(minute));
            }
            if (minute % 2000 == 1999) {
                flush("samples", samples);
                flush("logs", lines);
            }
        }
        flush("samples", samples);
        flush("logs", lines);
    }

    private void line(StringBuilder lines, Instant at, String severity, String message) {
        lines.append(
                """
                {"component":"%s","at":"%s","severity":"%s","message":"%s"}
                """
                        .formatted(component, at, severity, message));
    }

    private static void flush(String what, StringBuilder lines) {
        String body = lines.toString();
        lines.setLength(0);
        Shipped.await(
                what + " to be taken", // more than waits to be folded is refused for a while
                () -> {
                    int status =
                            Shipped.post("api/v1/telemetry/" + what, Shipped.LINES, body)
                                    .statusCode();
                    if (status != 200 && status != 429) {
                        throw new AssertionError("%s: %d".formatted(what, status));
                    }
                    return status == 200;
                });
    }

    /** The storm that is on, and an alert about the disk. */
    void sendEvents() {
        String events =
                """
                {"id":"page-gale","feed":"it-page","type":"WEATHER","severity":0.01,"from":"%s","until":"%s","headline":"Gale at the port","components":["%s"]}
                {"id":"page-disk","feed":"it-page","type":"ALERT","severity":0.01,"from":"%s","until":"%s","headline":"The disk cannot write","components":["%s"]}
                """
                        .formatted(
                                incident().minusSeconds(7200),
                                incident().plusSeconds(7200),
                                component,
                                incident(),
                                incident().plusSeconds(1800),
                                component);
        Shipped.post("api/v1/telemetry/events", Shipped.LINES, events);
    }

    /** All metrics as a query, in a fixed order. */
    static String query() {
        return METRICS.stream()
                .map(metric -> "metric=" + metric.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("&"));
    }
}
