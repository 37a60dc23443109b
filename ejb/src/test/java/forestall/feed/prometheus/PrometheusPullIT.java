package forestall.feed.prometheus;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import forestall.feed.Inbox;
import forestall.feed.http.Fetcher;
import forestall.intake.MappingTable;
import forestall.intake.PromQuery;
import forestall.model.Sample;
import forestall.store.FeedState;
import forestall.store.StandingClock;
import forestall.store.StoredCatalogue;
import forestall.store.StoredFeeds;
import forestall.store.StoredMappings;
import forestall.store.StoredTelemetry;
import forestall.store.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that answers as Prometheus does, and as it does on bad days. */
class PrometheusPullIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final String GOOD =
            """
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"__name__":"up","service":"ledger"},
               "values":[[1930132740,"1"],[1930132755.5,"0"],[1930132770,"NaN"]]},
              {"metric":{"__name__":"up","service":"nobody"},"values":[[1930132740,"1"]]}]}}""";

    final StoredTelemetry store = new StoredTelemetry(JDBI);
    final StoredCatalogue catalogue = new StoredCatalogue(JDBI);
    final StoredFeeds feeds = new StoredFeeds(JDBI);
    final StoredMappings mappings = new StoredMappings(JDBI);
    final Inbox inbox =
            new Inbox(store, catalogue, new StandingClock(), Duration.ofDays(2), 1_000_000);
    final List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server;
    int status = 200;
    String body = GOOD;
    int cutAfter = Integer.MAX_VALUE;
    Duration delay = Duration.ZERO;

    @BeforeEach
    void serve() throws IOException {
        TestDatabase.empty(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
        mappings.put(
                new MappingTable(
                        MappingTable.SHIPPED.rules(), Map.of(), List.of(new PromQuery("up", ""))));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(
                "/",
                exchange -> {
                    asked.add(
                            URLDecoder.decode(
                                    exchange.getRequestURI().toString(), StandardCharsets.UTF_8));
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Retry-After", "600");
                    exchange.sendResponseHeaders(status, bytes.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        Thread.sleep(delay.toMillis()); // a server that is slow is the case here
                        out.write(bytes, 0, Math.min(bytes.length, cutAfter));
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    PrometheusPull pull() {
        return new PrometheusPull(
                URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort())),
                Map.of("Authorization", "Bearer secret"),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                new Fetcher(Duration.ofSeconds(1), 1 << 20),
                inbox,
                catalogue,
                mappings,
                feeds);
    }

    FeedState state() {
        return feeds.get("prometheus: up");
    }

    List<Sample> stored() {
        return store.after(0).telemetry().samples();
    }

    @Test
    void theFirstQuestionSeedsAnHourAndTheNextGoesOn() {
        pull().pull(NOON);
        pull().pull(NOON.plusSeconds(59)); // too early
        pull().pull(NOON.plusSeconds(61));
        assertThat(asked)
                .containsExactly(
                        "/api/v1/query_range?query=up&start=%d&end=%d&step=15"
                                .formatted(
                                        NOON.minusSeconds(3600).getEpochSecond(),
                                        NOON.getEpochSecond()),
                        "/api/v1/query_range?query=up&start=%d&end=%d&step=15"
                                .formatted(
                                        NOON.plusSeconds(15).getEpochSecond(),
                                        NOON.plusSeconds(60).getEpochSecond()));
        assertThat(stored())
                .containsExactly(
                        new Sample(LEDGER, "up", Instant.ofEpochSecond(1930132740L), 1),
                        new Sample(LEDGER, "up", Instant.ofEpochMilli(1930132755500L), 0));
        assertThat(inbox.unmapped()).hasSize(1);
    }

    @Test
    void whatWasMissedIsAskedForSixHoursAtATime() {
        pull().pull(NOON);
        asked.clear();
        Instant later = NOON.plus(Duration.ofHours(10));
        pull().pull(later);
        pull().pull(later);
        pull().pull(later);
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1))
                .contains(
                        "start=" + NOON.plus(Duration.ofHours(6)).plusSeconds(30).getEpochSecond())
                .contains("end=" + later.getEpochSecond());
    }

    @Test
    void aServerErrorIsSaidAndItIsAskedLater() {
        status = 503;
        pull().pull(NOON);
        assertThat(state().failures()).isEqualTo(1);
        assertThat(state().trouble()).contains("it answered 503");
        assertThat(state().next()).contains(NOON.plusSeconds(600)); // as it asked
        status = 200;
        pull().pull(NOON.plusSeconds(600));
        assertThat(state().failures()).isZero();
        assertThat(state().trouble()).isEmpty();
        assertThat(stored()).isNotEmpty();
    }

    @Test
    void anErrorOfTheQueryIsSaid() {
        body = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error at 1\"}";
        pull().pull(NOON);
        assertThat(state().trouble()).contains("it says: parse error at 1");
    }

    @Test
    void halfABodyAndSilenceAreFailuresThatCostAtMostTheDeadline() {
        cutAfter = 20;
        pull().pull(NOON);
        assertThat(state().failures()).isEqualTo(1);
        cutAfter = Integer.MAX_VALUE;
        delay = Duration.ofSeconds(5);
        pull().pull(NOON.plusSeconds(60));
        assertThat(state().failures()).isEqualTo(2);
        assertThat(state().trouble()).contains("no whole answer within 1 s");
        assertThat(stored()).isEmpty();
    }

    @Test
    void anAnswerThatIsTooLongIsNotRead() {
        body = " ".repeat(2 << 20);
        pull().pull(NOON);
        assertThat(state().trouble().orElseThrow()).contains("longer than");
    }
}
