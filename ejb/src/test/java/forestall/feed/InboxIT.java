package forestall.feed;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.Overloaded;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.decide.TelemetryInbox.Unmapped;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.LogLine;
import forestall.model.Sample;
import forestall.model.Severity;
import forestall.predict.Telemetry;
import forestall.store.StandingClock;
import forestall.store.StoredCatalogue;
import forestall.store.StoredTelemetry;
import forestall.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is noon; a clock may be 2 minutes ahead, and telemetry is kept for a day. */
class InboxIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredTelemetry store = new StoredTelemetry(JDBI);
    final StoredCatalogue catalogue = new StoredCatalogue(JDBI);
    final StandingClock clock = new StandingClock();
    final Inbox inbox = new Inbox(store, catalogue, clock, Duration.ofDays(1), 1_000_000);

    @BeforeEach
    void shop() {
        TestDatabase.empty(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "ledger,  2031-03-01T12:00:00Z,",
        "ledger,  2031-03-01T12:02:00Z,", // the edge is still fine
        "ledger,  2031-03-01T12:02:00.000001Z, TIMESTAMP_IN_FUTURE",
        "ledger,  2031-02-28T12:00:00Z,",
        "ledger,  2031-02-28T11:59:59.999999Z, TIMESTAMP_TOO_OLD",
        "ledger,  1970-01-01T00:00:00Z,        TIMESTAMP_TOO_OLD",
        "nowhere, 2031-03-01T12:00:00Z,        UNKNOWN_COMPONENT",
    })
    void whatCannotBeIsRefusedAndNothingIsStored(String component, Instant at, Code code) {
        List<Sample> samples = List.of(sample(LEDGER, NOON), sample(ComponentId.of(component), at));
        List<LogLine> lines = List.of(line(LEDGER, NOON), line(ComponentId.of(component), at));
        if (code == null) {
            inbox.lines(lines);
            inbox.samples(samples);
            assertThat(store.after(0).telemetry().lines()).hasSize(2);
            return;
        }

        refuses(code, () -> inbox.samples(samples));
        refuses(code, () -> inbox.lines(lines));
        assertThat(store.after(0).telemetry()).isEqualTo(Telemetry.none());
    }

    @Test
    void whoSendsMoreThanMayWaitIsAskedToWait() {
        var small = new Inbox(store, catalogue, clock, Duration.ofDays(7), 3);
        assertThat(
                        small.samples(
                                List.of(sample(LEDGER, NOON), sample(LEDGER, NOON.plusSeconds(1)))))
                .isEqualTo(new Receipt(2, 0));
        assertThat(small.lines(List.of(line(LEDGER, NOON), line(LEDGER, NOON))))
                .isEqualTo(new Receipt(2, 0));

        var later = new Inbox(store, catalogue, clock, Duration.ofDays(7), 3);
        assertThatThrownBy(() -> later.samples(List.of(sample(LEDGER, NOON.plusSeconds(2)))))
                .isInstanceOf(Overloaded.class);
        assertThat(store.after(0).telemetry().samples()).hasSize(2);
    }

    @Test
    void theReceiptTellsNewFromKnown() {
        assertThat(inbox.samples(List.of(sample(LEDGER, NOON)))).isEqualTo(new Receipt(1, 0));
        assertThat(inbox.samples(List.of(sample(LEDGER, NOON)))).isEqualTo(new Receipt(0, 1));
        assertThat(inbox.lines(List.of(line(LEDGER, NOON)))).isEqualTo(new Receipt(1, 0));
    }

    @Test
    void nothingIsAcceptedAsNothing() {
        assertThat(inbox.samples(List.of())).isEqualTo(new Receipt(0, 0));
        assertThat(inbox.lines(List.of())).isEqualTo(new Receipt(0, 0));
        assertThat(inbox.events(List.of())).isEqualTo(new Receipt(0, 0));
    }

    @Test
    void anEventMayLieAhead() {
        ExternalEvent event =
                new ExternalEvent(
                        "1",
                        "smhi",
                        ExternalEvent.Type.WEATHER,
                        1,
                        NOON.plus(Duration.ofDays(3)),
                        NOON.plus(Duration.ofDays(4)),
                        "Storm",
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Optional.of(new forestall.model.Area(53, 9, 50)));

        assertThat(inbox.events(List.of(event))).isEqualTo(new Receipt(1, 0));
        assertThat(inbox.events(List.of(event))).isEqualTo(new Receipt(0, 1));
        assertThat(store.after(0).telemetry().events()).containsExactly(event);
    }

    @Test
    void whatNoComponentClaimsIsCountedMostFirst() {
        inbox.unmapped(List.of(new Unmapped("{a}", 2), new Unmapped("{b}", 5)));
        inbox.unmapped(List.of(new Unmapped("{a}", 1), new Unmapped("{c}", 3)));

        assertThat(inbox.unmapped())
                .containsExactly(
                        new Unmapped("{b}", 5), new Unmapped("{a}", 3), new Unmapped("{c}", 3));
    }

    @Test
    void afterAThousandSeriesTheRestIsCountedTogether() {
        assertThat(inbox.unmapped()).isEmpty();
        inbox.unmapped(
                IntStream.range(0, 1003).mapToObj(at -> new Unmapped("{" + at + "}", 10)).toList());
        inbox.unmapped(List.of(new Unmapped("{0}", 1), new Unmapped("{1002}", 1)));

        List<Unmapped> counted = inbox.unmapped();
        assertThat(counted).hasSize(1001).startsWith(new Unmapped("{0}", 11));
        assertThat(counted.get(1000)).isEqualTo(new Unmapped("all other series", 31));
    }

    private static void refuses(
            Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Unacceptable.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static Sample sample(ComponentId component, Instant at) {
        return new Sample(component, "cpu", at, 1);
    }

    private static LogLine line(ComponentId component, Instant at) {
        return new LogLine(component, at, Severity.INFO, "x");
    }
}
