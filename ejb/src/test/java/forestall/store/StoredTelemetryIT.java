package forestall.store;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.TelemetryInbox.Receipt;
import forestall.model.Area;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.LogLine;
import forestall.model.Sample;
import forestall.model.Severity;
import forestall.model.SoftwareId;
import forestall.predict.Telemetry;
import forestall.store.StoredTelemetry.Arrived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTelemetryIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredTelemetry telemetry = new StoredTelemetry(JDBI);

    @BeforeEach
    void shop() {
        TestDatabase.empty(JDBI);
        var catalogue = new StoredCatalogue(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
    }

    @Test
    void whatComesInIsReadBack() {
        LogLine line = new LogLine(LEDGER, NOON, Severity.ERROR, "Ÿ \"so\" it\n🌩 goes");
        ExternalEvent event = event("1", 0.5);

        assertThat(telemetry.addSamples(List.of(sample("cpu", 0, 0.1))))
                .isEqualTo(new Receipt(1, 0));
        assertThat(telemetry.addLines(List.of(line))).isEqualTo(new Receipt(1, 0));
        assertThat(telemetry.putEvents(List.of(event))).isEqualTo(new Receipt(1, 0));

        assertThat(telemetry.after(0))
                .isEqualTo(
                        new Arrived(
                                new Telemetry(
                                        List.of(sample("cpu", 0, 0.1)),
                                        List.of(line),
                                        List.of(event)),
                                3));
    }

    @Test
    void nothingCameInYet() {
        assertThat(telemetry.after(0)).isEqualTo(new Arrived(Telemetry.none(), 0));
        assertThat(telemetry.after(7)).isEqualTo(new Arrived(Telemetry.none(), 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "2031-03-30T01:30:00.000001Z", // while clocks are put forward in Europe
                "2031-10-26T00:30:00.999999Z",
                "2999-12-31T23:59:59Z"
            })
    void timesAreKeptToTheMicrosecond(Instant at) {
        telemetry.addSamples(List.of(new Sample(LEDGER, "cpu", at, 1)));
        telemetry.addLines(List.of(new LogLine(LEDGER, at, Severity.INFO, "x")));

        Telemetry read = telemetry.after(0).telemetry();
        assertThat(read.samples()).extracting(Sample::at).containsExactly(at);
        assertThat(read.lines()).extracting(LogLine::at).containsExactly(at);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 0.1, Double.MAX_VALUE, Double.MIN_VALUE, -1e300})
    void valuesAreKeptExactly(double value) {
        telemetry.addSamples(List.of(sample("cpu", 0, value)));

        assertThat(telemetry.after(0).telemetry().samples())
                .extracting(Sample::value)
                .containsExactly(value);
    }

    @ParameterizedTest
    @EnumSource
    void everySeverityIsKept(Severity severity) {
        telemetry.addLines(List.of(new LogLine(LEDGER, NOON, severity, "x")));

        assertThat(telemetry.after(0).telemetry().lines())
                .extracting(LogLine::severity)
                .containsExactly(severity);
    }

    @Test
    void duplicatesAreCountedAndTheFirstValueStays() {
        assertThat(
                        telemetry.addSamples(
                                List.of(
                                        sample("cpu", 0, 1),
                                        sample("cpu", 1, 2),
                                        sample("cpu", 0, 3))))
                .isEqualTo(new Receipt(2, 1));
        assertThat(telemetry.addSamples(List.of(sample("cpu", 1, 9), sample("ram", 1, 4))))
                .isEqualTo(new Receipt(1, 1));

        assertThat(telemetry.after(0).telemetry().samples())
                .containsExactlyInAnyOrder(
                        sample("cpu", 0, 1), sample("cpu", 1, 2), sample("ram", 1, 4));
    }

    @Test
    void aSampleThatComesLateArrivesLate() {
        telemetry.addSamples(List.of(sample("cpu", 60, 1)));
        long before = telemetry.after(0).last();
        telemetry.addSamples(List.of(sample("cpu", 0, 2)));

        assertThat(telemetry.after(before).telemetry().samples())
                .containsExactly(sample("cpu", 0, 2));
    }

    /** The short name of a series is an integer; two thousand million are not to be wasted. */
    @Test
    void aSeriesThatIsThereAlreadyUsesUpNoName() {
        for (int at = 0; at < 20; at++) {
            telemetry.addSamples(List.of(sample("cpu", at, 1), sample("ram", at, 1)));
        }

        assertThat(
                        JDBI.<Long, RuntimeException>withHandle(
                                handle ->
                                        handle.createQuery("select last_value from series_id_seq")
                                                .mapTo(Long.class)
                                                .one()))
                .isEqualTo(2);
    }

    @Test
    void aCallWithAnUnknownComponentStoresNothing() {
        assertThatThrownBy(
                        () ->
                                telemetry.addSamples(
                                        List.of(
                                                sample("cpu", 0, 1),
                                                new Sample(
                                                        ComponentId.of("nowhere"),
                                                        "cpu",
                                                        NOON,
                                                        1))))
                .isInstanceOf(JdbiException.class);
        assertThat(telemetry.after(0).telemetry()).isEqualTo(Telemetry.none());
    }

    @Test
    void aZeroByteInALogLineIsReplacedForPostgresHasNone() {
        telemetry.addLines(List.of(new LogLine(LEDGER, NOON, Severity.INFO, "a\0b\0")));

        assertThat(telemetry.after(0).telemetry().lines())
                .extracting(LogLine::message)
                .containsExactly("a\uFFFDb\uFFFD");
    }

    @Test
    void theSameLineTwiceIsTwoLines() {
        LogLine line = new LogLine(LEDGER, NOON, Severity.INFO, "again");

        assertThat(telemetry.addLines(List.of(line, line))).isEqualTo(new Receipt(2, 0));
        assertThat(telemetry.after(0).telemetry().lines()).containsExactly(line, line);
    }

    @Test
    void anEventIsReplacedByFeedAndIdAndArrivesAnew() {
        telemetry.putEvents(List.of(event("1", 0.5), event("2", 0.5)));
        long before = telemetry.after(0).last();

        assertThat(telemetry.putEvents(List.of(event("1", 0.5), event("2", 0.75))))
                .isEqualTo(new Receipt(1, 1));

        assertThat(telemetry.after(before).telemetry().events()).containsExactly(event("2", 0.75));
        assertThat(telemetry.after(0).telemetry().events())
                .containsExactly(event("1", 0.5), event("2", 0.75));
    }

    @Test
    void anEventMayNameAnAreaAndSoftwareThatNobodyHas() {
        ExternalEvent event =
                new ExternalEvent(
                        "CVE-1",
                        "nvd",
                        ExternalEvent.Type.VULNERABILITY,
                        1,
                        NOON,
                        NOON.plusSeconds(1),
                        "Hole",
                        Set.of(),
                        Set.of(),
                        Set.of(SoftwareId.of("pkg:npm/left-pad@1.3.0")),
                        Optional.of(new Area(-0.5, 1e-7, 20_040)));
        telemetry.putEvents(List.of(event));

        assertThat(telemetry.after(0).telemetry().events()).containsExactly(event);
    }

    @Test
    void eventsAreListedUntilTheyEnd() {
        telemetry.putEvents(List.of(event("2", 1), event("1", 1)));

        assertThat(telemetry.eventsUntil(NOON.plusSeconds(3599)))
                .containsExactly(event("1", 1), event("2", 1));
        assertThat(telemetry.eventsUntil(NOON.plusSeconds(3600))).isEmpty();
    }

    @Test
    void thereIsNoStateOfThePredictorAtFirst() {
        assertThat(telemetry.predictor()).isEmpty();
    }

    /** Several writers commit while a reader follows: each arrival is read once, none is missed. */
    @Test
    void aReaderThatFollowsSeveralWritersMissesNothingAndReadsNothingTwice() throws Exception {
        int writers = 4;
        int batches = 15;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        CountDownLatch begin = new CountDownLatch(1);
        CountDownLatch writing = new CountDownLatch(writers);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String metric = "metric" + writer;
                all.add(
                        threads.submit(
                                () -> {
                                    begin.await();
                                    for (int batch = 0; batch < batches; batch++) {
                                        telemetry.addSamples(
                                                List.of(
                                                        sample(metric, batch, 1),
                                                        sample("shared", batch, 1)));
                                        telemetry.addLines(List.of(line(metric + " " + batch)));
                                        telemetry.putEvents(
                                                List.of(event(metric + "-" + batch, 1)));
                                    }
                                    writing.countDown();
                                    return null;
                                }));
            }
            List<Object> read = new ArrayList<>();
            long last = 0;
            begin.countDown();
            boolean done;
            do {
                done = writing.getCount() == 0;
                Arrived arrived = telemetry.after(last);
                assertThat(arrived.last()).isGreaterThanOrEqualTo(last);
                last = arrived.last();
                read.addAll(arrived.telemetry().samples());
                read.addAll(arrived.telemetry().lines());
                read.addAll(arrived.telemetry().events());
            } while (!done && all.stream().noneMatch(StoredTelemetryIT::failed));
            for (Future<?> each : all) {
                each.get();
            }

            // Each writer: a sample of its own, a line, and an event; one sample among them all.
            assertThat(read).hasSize(batches * (3 * writers + 1));
            assertThat(new HashSet<>(read)).hasSameSizeAs(read);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean failed(Future<?> future) {
        if (!future.isDone()) {
            return false;
        }
        try {
            future.get();
            return false;
        } catch (Exception failure) {
            return true;
        }
    }

    private static LogLine line(String message) {
        return new LogLine(MAIL, NOON, Severity.INFO, message);
    }

    private static Sample sample(String metric, long second, double value) {
        return new Sample(LEDGER, metric, NOON.plusSeconds(second), value);
    }

    private static ExternalEvent event(String id, double severity) {
        return new ExternalEvent(
                id,
                "smhi",
                ExternalEvent.Type.WEATHER,
                severity,
                NOON,
                NOON.plusSeconds(3600),
                "Storm",
                new HashSet<>(Arrays.asList(LEDGER, MAIL)),
                Set.of(STOCKHOLM.id()),
                Set.of(),
                Optional.empty());
    }
}
