package forestall.feed.external;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of this machine that behaves as sources do, well and badly. */
final class LocalSource implements AutoCloseable {
    private static final Path DOCUMENTS = Path.of("../planner/src/test/resources/forestall/hazard");

    /** How a path is answered. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /**
     * A request that came.
     *
     * @param asked method, path, and query
     * @param headers first value of each
     */
    record Request(String asked, Map<String, String> headers, String body) {}

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    LocalSource() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    static byte[] document(String name) {
        try {
            return Files.readAllBytes(DOCUMENTS.resolve(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Path file(String name) {
        return DOCUMENTS.resolve(name).toAbsolutePath().normalize();
    }

    /** From now on the path is answered so. */
    void on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    void on(String path, byte[] document) {
        on(path, exchange -> send(exchange, 200, document));
    }

    void on(String path, String document) {
        on(path, document.getBytes(StandardCharsets.UTF_8));
    }

    /** The document, and 304 to whoever has it. */
    void tagged(String path, byte[] document, String etag) {
        on(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("ETag", etag);
                    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                        exchange.sendResponseHeaders(304, -1);
                    } else {
                        send(exchange, 200, document);
                    }
                });
    }

    /** Status alone, and when to come back. */
    void refuses(String path, int status, String retryAfter) {
        on(
                path,
                exchange -> {
                    if (!retryAfter.isEmpty()) {
                        exchange.getResponseHeaders().set("Retry-After", retryAfter);
                    }
                    exchange.sendResponseHeaders(status, -1);
                });
    }

    /** Promises the document, and hangs up in the middle of it. */
    void hangsUp(String path, byte[] document) {
        on(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, document.length);
                    exchange.getResponseBody().write(document, 0, document.length / 2);
                    exchange.getResponseBody().flush();
                    throw new IOException("the line is cut");
                });
    }

    /** Begins to answer, and never ends. */
    void hangs(String path) {
        on(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    waitForEnd();
                });
    }

    private void waitForEnd() {
        try {
            closing.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders()
                    .forEach(
                            (name, values) ->
                                    headers.put(
                                            name.toLowerCase(java.util.Locale.ROOT),
                                            values.get(0)));
            requests.add(
                    new Request(
                            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                            headers,
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8)));
            Behaviour behaviour = behaviours.get(exchange.getRequestURI().getPath());
            if (behaviour == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                behaviour.answer(exchange);
            }
        }
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    List<String> asked() {
        return requests.stream().map(Request::asked).toList();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
