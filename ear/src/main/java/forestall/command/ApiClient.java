package forestall.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import forestall.json.ModelJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;

/** Speaks to a running service as any client would. Thread-safe. */
public final class ApiClient {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final URI address;
    private final String token;

    /**
     * @param address of the service, with a slash at the end
     * @param token that it knows
     */
    public ApiClient(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    public JsonNode get(String path) {
        return call(request(path).GET().build());
    }

    public JsonNode put(String path, Object body) {
        return call(json(path).PUT(BodyPublishers.ofString(write(body))).build());
    }

    public JsonNode post(String path, Object body) {
        return call(json(path).POST(BodyPublishers.ofString(write(body))).build());
    }

    public JsonNode delete(String path) {
        return call(request(path).DELETE().build());
    }

    /** One JSON document a line. */
    public JsonNode postLines(String path, Collection<?> values) {
        var lines = new StringBuilder();
        values.forEach(each -> lines.append(write(each)).append('\n'));
        return call(
                request(path)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines.toString()))
                        .build());
    }

    /** What the address answers, as it is. */
    public String text(String path) {
        return body(request(path).GET().build());
    }

    /** Puts a text, whatever it is; the answer is JSON. */
    public JsonNode putText(String path, String type, String text) {
        return call(
                request(path)
                        .header("Content-Type", type)
                        .PUT(BodyPublishers.ofString(text))
                        .build());
    }

    /** True when the address answers with 200. */
    public boolean answers(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.discarding()).statusCode()
                    == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private JsonNode call(HttpRequest request) {
        String body = body(request);
        try {
            return body.isBlank() ? NullNode.getInstance() : ModelJson.mapper().readTree(body);
        } catch (JsonProcessingException broken) {
            throw new Trouble("%s answers no JSON".formatted(request.uri()), broken);
        }
    }

    private String body(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new Trouble(
                        "%s %s answered %d: %s"
                                .formatted(
                                        request.method(),
                                        request.uri(),
                                        answer.statusCode(),
                                        answer.body()));
            }
            return answer.body();
        } catch (IOException away) {
            throw new Trouble(
                    "%s does not answer: %s".formatted(request.uri(), away.getMessage()), away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted", stopped);
        }
    }

    private static String write(Object value) {
        try {
            return ModelJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
