package forestall.feed.syslog;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.decide.TelemetryInbox.Unmapped;
import forestall.feed.Inbox;
import forestall.model.LogLine;
import forestall.model.Severity;
import forestall.store.StandingClock;
import forestall.store.StoredCatalogue;
import forestall.store.StoredMappings;
import forestall.store.StoredTelemetry;
import forestall.store.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** It is noon; lines come over a real socket into a real store. */
class SyslogServerIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredTelemetry store = new StoredTelemetry(JDBI);
    final StoredCatalogue catalogue = new StoredCatalogue(JDBI);
    final StandingClock clock = new StandingClock();
    final Inbox inbox = new Inbox(store, catalogue, clock, Duration.ofDays(1), 1_000_000);
    final ExecutorService threads = Executors.newCachedThreadPool();
    SyslogServer server;

    @BeforeEach
    void listen() throws IOException {
        TestDatabase.empty(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
        server =
                new SyslogServer(
                        InetAddress.getLoopbackAddress(),
                        0,
                        threads,
                        inbox,
                        catalogue,
                        new StoredMappings(JDBI),
                        clock);
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        threads.shutdownNow();
    }

    List<LogLine> stored() {
        return store.after(0).telemetry().lines();
    }

    static void await(BooleanSupplier done) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!done.getAsBoolean() && Instant.now().isBefore(deadline)) {
            Thread.sleep(20); // another thread stores; there is nothing to wait on
        }
    }

    static void tcp(int port, String... messages) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream()) {
            for (String each : messages) {
                out.write(each.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void linesComeInOverTcp() throws Exception {
        tcp(
                server.port(),
                "<11>1 2031-03-01T11:59:00Z ledger app - - - it broke\n",
                "<14>1 2031-03-01T11:59:01Z nowhere app - - - whose is it?\n",
                "<14>1 - ledger app - - - without a time\n",
                "<14>1 1999-01-01T00:00:00Z ledger app - - - a clock that is wrong\n",
                "nonsense\n");
        await(() -> stored().size() == 3);
        assertThat(stored())
                .containsExactlyInAnyOrder(
                        new LogLine(LEDGER, NOON.minusSeconds(60), Severity.ERROR, "it broke"),
                        new LogLine(LEDGER, NOON, Severity.INFO, "without a time"),
                        new LogLine(LEDGER, NOON, Severity.INFO, "a clock that is wrong"));
        assertThat(inbox.unmapped())
                .containsExactly(new Unmapped("{appname=\"app\", hostname=\"nowhere\"}", 1));
    }

    @Test
    void linesComeInOverUdp() throws Exception {
        byte[] message =
                "<12>1 2031-03-01T11:59:00Z ledger app - - - slow\n"
                        .getBytes(StandardCharsets.UTF_8);
        byte[] malformed = "hello".getBytes(StandardCharsets.UTF_8);
        try (var socket = new DatagramSocket()) {
            for (byte[] each : List.of(malformed, message)) {
                socket.send(
                        new DatagramPacket(
                                each,
                                each.length,
                                InetAddress.getLoopbackAddress(),
                                server.port()));
            }
        }
        await(() -> stored().size() == 1);
        assertThat(stored())
                .containsExactly(
                        new LogLine(LEDGER, NOON.minusSeconds(60), Severity.WARNING, "slow"));
        assertThat(server.refused()).isEqualTo(1);
    }

    @Test
    void oneBadConnectionDoesNotStopTheOthers() throws Exception {
        tcp(server.port(), "GET / HTTP/1.1\r\n\r\n");
        tcp(server.port(), "47 <12>1 2031-03-01T11:59:00Z ledger app - - - ok");
        tcp(server.port(), "<12>1 2031-03-01T11:59:00Z ledger app - - - still here\n");
        await(() -> !stored().isEmpty());
        assertThat(stored()).extracting(LogLine::message).contains("still here");
    }
}
