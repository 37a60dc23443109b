package forestall.feed.http;

import forestall.feed.http.Answer.Failed;
import forestall.feed.http.Answer.Fresh;
import forestall.feed.http.Answer.Unchanged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * Gets documents over HTTP: conditionally, where the source gave a validator; within one deadline
 * for connection, headers, and body together; up to a size. A request with headers of its own,
 * which may be secrets, follows no redirection. Never throws for what a source does. Thread-safe.
 */
public final class Fetcher {
    private static final String AGENT = "Forestall (predictive disaster recovery)";

    private final HttpClient following;
    private final HttpClient staying;
    private final Duration deadline;
    private final int limit;

    /**
     * @param deadline for a whole answer
     * @param limit most bytes of an answer, packed and unpacked
     */
    public Fetcher(Duration deadline, int limit) {
        this.following = client(deadline, HttpClient.Redirect.NORMAL);
        this.staying = client(deadline, HttpClient.Redirect.NEVER);
        this.deadline = deadline;
        this.limit = limit;
    }

    private static HttpClient client(Duration deadline, HttpClient.Redirect redirect) {
        return HttpClient.newBuilder().connectTimeout(deadline).followRedirects(redirect).build();
    }

    /**
     * @param headers to send beside our own, such as an API key
     * @param etag of the last answer, if any
     * @param lastModified of the last answer, if any
     */
    public Answer get(
            URI address,
            Map<String, String> headers,
            Optional<String> etag,
            Optional<String> lastModified) {
        HttpRequest.Builder request = request(address, headers);
        etag.ifPresent(validator -> request.header("If-None-Match", validator));
        lastModified.ifPresent(validator -> request.header("If-Modified-Since", validator));
        return ask(request.build(), headers.isEmpty() ? following : staying);
    }

    /**
     * Never redirected, as the body may hold a secret.
     *
     * @param headers to send beside our own
     * @param type media type of the body
     */
    public Answer post(URI address, Map<String, String> headers, String type, byte[] body) {
        return ask(
                request(address, headers)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                staying);
    }

    private HttpRequest.Builder request(URI address, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(deadline)
                        .header("User-Agent", AGENT)
                        .header("Accept-Encoding", "gzip");
        headers.forEach(request::header);
        return request;
    }

    private Answer ask(HttpRequest request, HttpClient client) {
        CompletableFuture<HttpResponse<byte[]>> asked =
                client.sendAsync(request, head -> new LimitedBody(limit));
        try {
            return answer(asked.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            asked.cancel(true);
            return failed("no whole answer within %d s".formatted(deadline.toSeconds()));
        } catch (ExecutionException broken) {
            return failed(words(broken.getCause()));
        } catch (InterruptedException stop) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return failed("the service is stopping");
        }
    }

    private Answer answer(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 304) {
            return new Unchanged();
        }
        if (status != 200) {
            return new Failed("it answered %d".formatted(status), retryAfter(response.headers()));
        }
        try {
            return new Fresh(
                    unpacked(response),
                    response.headers().firstValue("ETag"),
                    response.headers().firstValue("Last-Modified"));
        } catch (IOException broken) {
            return failed("its answer cannot be unpacked: " + broken.getMessage());
        }
    }

    private byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
        boolean packed =
                response.headers()
                        .firstValue("Content-Encoding")
                        .map(packing -> packing.equalsIgnoreCase("gzip"))
                        .orElse(false);
        if (!packed) {
            return response.body();
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            byte[] plain = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new IOException("it is longer than %d bytes".formatted(limit));
            }
            return plain;
        }
    }

    // Seconds, or a date: both are in use.
    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .flatMap(
                        text -> {
                            try {
                                return Optional.of(
                                        text.matches("\\d{1,9}")
                                                ? Duration.ofSeconds(Long.parseLong(text))
                                                : Duration.between(
                                                        Instant.now(),
                                                        ZonedDateTime.parse(
                                                                text,
                                                                DateTimeFormatter
                                                                        .RFC_1123_DATE_TIME)));
                            } catch (DateTimeException noDate) {
                                return Optional.empty();
                            }
                        })
                .filter(wait -> !wait.isNegative());
    }

    private static Failed failed(String words) {
        return new Failed(words, Optional.empty());
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? "the connection failed: " + failure.getClass().getSimpleName()
                : message;
    }
}
