package forestall.ship;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A weather service of this machine, in the form of the NWS; well at first, then as it is told. */
final class WeatherSource implements AutoCloseable {
    private static final String NO_ALERTS = collection("");

    private final HttpServer server;
    private volatile String document = NO_ALERTS;
    private volatile boolean broken;

    WeatherSource() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:%d/alerts/active".formatted(server.getAddress().getPort());
    }

    /** A severe storm within half a degree round a place, for an hour. */
    void storm(double latitude, double longitude) {
        Instant now = Instant.now();
        document =
                collection(
                        """
                        {"type": "Feature", "id": "urn:storm",
                         "geometry": {"type": "Polygon", "coordinates":
                           [[[%1$s, %3$s], [%2$s, %3$s], [%2$s, %4$s], [%1$s, %4$s], [%1$s, %3$s]]]},
                         "properties": {"id": "urn:storm", "sent": "%5$s", "effective": "%5$s",
                           "onset": "%5$s", "expires": "%6$s", "ends": "%6$s", "status": "Actual",
                           "messageType": "Alert", "severity": "Severe", "certainty": "Likely",
                           "urgency": "Immediate", "event": "Storm Warning",
                           "headline": "Storm over the atoll", "references": []}}"""
                                .formatted(
                                        longitude - 0.5,
                                        longitude + 0.5,
                                        latitude - 0.5,
                                        latitude + 0.5,
                                        now.minusSeconds(60),
                                        now.plusSeconds(3600)));
    }

    void calm() {
        document = NO_ALERTS;
    }

    /** Half an answer, and no more, while it is broken. */
    void broken(boolean now) {
        broken = now;
    }

    private static String collection(String features) {
        return "{\"type\": \"FeatureCollection\", \"features\": [%s]}".formatted(features);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/geo+json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, broken ? body.length / 2 : body.length);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
