package forestall.store;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.decide.TelemetryInbox.Receipt;
import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredFailuresIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredFailures failures = new StoredFailures(JDBI);
    final StoredTelemetry telemetry = new StoredTelemetry(JDBI);

    @BeforeEach
    void empty() {
        TestDatabase.empty(JDBI);
    }

    @Test
    void whatIsPutIsReadBack() {
        Failure over = failure("a", LEDGER, 0, Optional.of(NOON.plusSeconds(60)));
        Failure open = failure("b/2 c", MAIL, 10, Optional.empty());

        assertThat(failures.put(List.of(over, open))).isEqualTo(new Receipt(2, 0));

        assertThat(failures.byId("a")).hasValue(over);
        assertThat(failures.byId("b/2 c")).hasValue(open);
        assertThat(failures.byId("c")).isEmpty();
        assertThat(failures.all()).containsExactly(over, open);
    }

    @Test
    void theSameIdAgainCorrectsAndTheSameWordsChangeNothing() {
        Failure first = failure("a", LEDGER, 0, Optional.empty());
        Failure corrected = failure("a", MAIL, 5, Optional.of(NOON.plusSeconds(60)));
        failures.put(List.of(first));
        long before = telemetry.newest();

        assertThat(failures.put(List.of(first))).isEqualTo(new Receipt(0, 1));
        assertThat(failures.after(before, telemetry.newest())).isEmpty();
        assertThat(failures.put(List.of(corrected))).isEqualTo(new Receipt(1, 0));
        assertThat(failures.after(before, telemetry.newest())).containsExactly(corrected);
        assertThat(failures.after(0, telemetry.newest())).containsExactly(corrected);
    }

    @Test
    void thePredictorIsToldOnceInTheOrderOfArrival() {
        failures.put(List.of(failure("z", LEDGER, 0, Optional.empty())));
        failures.put(List.of(failure("a", LEDGER, -50, Optional.empty())));
        long newest = telemetry.newest();
        assertThat(failures.after(0, newest)).extracting(Failure::id).containsExactly("z", "a");
        assertThat(failures.after(newest - 1, newest)).extracting(Failure::id).containsExactly("a");
        assertThat(failures.after(newest, newest)).isEmpty();
    }

    @Test
    void theNewestComeFirstPageByPage() {
        for (int at = 0; at < 5; at++) {
            failures.put(List.of(failure("f" + at, at == 2 ? MAIL : LEDGER, at, Optional.empty())));
        }
        assertThat(failures.newest(Optional.empty(), 1, 2).failures())
                .extracting(Failure::id)
                .containsExactly("f3", "f2");
        assertThat(failures.newest(Optional.empty(), 1, 2).total()).isEqualTo(5);
        assertThat(failures.newest(Optional.of(MAIL), 0, 10).failures())
                .extracting(Failure::id)
                .containsExactly("f2");
        assertThat(failures.newest(Optional.of(MAIL), 0, 10).total()).isEqualTo(1);
    }

    @Test
    void onlyWhatTheServiceNotedItselfIsEndedByIt() {
        Failure theirs = failure("a", LEDGER, 0, Optional.empty());
        Failure ours =
                new Failure(
                        "b",
                        LEDGER,
                        NOON,
                        Optional.empty(),
                        Outcome.FAILED,
                        StoredFailures.OURS,
                        "it is down");
        failures.put(List.of(theirs, ours));
        assertThat(failures.open()).containsExactly(ours);

        failures.end(LEDGER, NOON.plusSeconds(90));

        assertThat(failures.open()).isEmpty();
        assertThat(failures.byId("a")).hasValue(theirs);
        assertThat(failures.byId("b").orElseThrow().ended()).hasValue(NOON.plusSeconds(90));
    }

    @Test
    void anEndBeforeTheBeginningIsStillAnEnd() {
        failures.put(
                List.of(
                        new Failure(
                                "b",
                                LEDGER,
                                NOON,
                                Optional.empty(),
                                Outcome.FAILED,
                                StoredFailures.OURS,
                                "it is down")));
        failures.end(LEDGER, NOON.minusSeconds(5)); // a clock was set back
        assertThat(failures.byId("b").orElseThrow().ended()).hasValue(NOON.plusNanos(1000));
    }

    @Test
    void nanosecondsDoNotMakeAChange() {
        Failure fine =
                new Failure(
                        "a",
                        LEDGER,
                        NOON.plusNanos(1),
                        Optional.of(NOON.plusNanos(2)),
                        Outcome.FAILED,
                        "test",
                        "blink");
        failures.put(List.of(fine));
        assertThat(failures.byId("a").orElseThrow().ended()).hasValue(NOON.plusNanos(1000));
        assertThat(failures.put(List.of(fine))).isEqualTo(new Receipt(0, 1));
    }

    @Test
    void whatIsRemovedIsGone() {
        failures.put(List.of(failure("a", LEDGER, 0, Optional.empty())));
        assertThat(failures.remove("a")).isTrue();
        assertThat(failures.remove("a")).isFalse();
        assertThat(failures.all()).isEmpty();
        assertThat(failures.byId("a")).isEmpty();
        assertThat(failures.newest(Optional.empty(), 0, 10).failures()).isEmpty();
        assertThat(failures.newest(Optional.of(LEDGER), 0, 10).total()).isZero();
    }

    @Test
    void thePredictorIsToldOnceOfWhatIsRemoved() {
        Failure failure = failure("a", LEDGER, 0, Optional.empty());
        failures.put(List.of(failure));
        long before = telemetry.newest();
        failures.remove("a");

        List<Failure> told = failures.after(before, telemetry.newest());
        assertThat(told).extracting(Failure::id).containsExactly("a");
        assertThat(told).extracting(Failure::outcome).containsExactly(Outcome.UNCERTAIN);
        assertThat(failures.after(telemetry.newest(), telemetry.newest())).isEmpty();
    }

    @Test
    void whatIsRemovedMayComeBack() {
        Failure failure = failure("a", LEDGER, 0, Optional.empty());
        failures.put(List.of(failure));
        failures.remove("a");
        long before = telemetry.newest();
        assertThat(failures.put(List.of(failure))).isEqualTo(new Receipt(1, 0));
        assertThat(failures.all()).containsExactly(failure);
        assertThat(failures.after(before, telemetry.newest())).containsExactly(failure);
    }

    @Test
    void whatTheServiceNotedAndSomebodyRemovedIsNotOpen() {
        failures.put(
                List.of(
                        new Failure(
                                "a",
                                LEDGER,
                                NOON,
                                Optional.empty(),
                                Outcome.FAILED,
                                StoredFailures.OURS,
                                "it is down")));
        failures.remove("a");
        assertThat(failures.open()).isEmpty();
    }

    private static Failure failure(
            String id, ComponentId component, long began, Optional<Instant> ended) {
        return new Failure(
                id,
                component,
                NOON.plusSeconds(began),
                ended,
                Outcome.FAILED,
                "test",
                "it failed: “disk”");
    }
}
