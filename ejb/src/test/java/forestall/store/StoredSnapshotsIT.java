package forestall.store;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import forestall.predict.Family;
import forestall.predict.Horizon;
import forestall.predict.Kept;
import forestall.predict.Sampling;
import forestall.predict.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredSnapshotsIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredSnapshots snapshots = new StoredSnapshots(JDBI);

    @BeforeEach
    void empty() {
        TestDatabase.empty(JDBI);
    }

    @Test
    void whatIsKeptIsReadBackToTheBit() {
        Snapshot loud = snapshot(LEDGER, NOON, 3.25f);
        loud.evidence()[2][Family.WEATHER.place()] = 0.1f;
        snapshots.add(List.of(loud), Sampling.EACH_MINUTE);

        Kept kept = snapshots.all().get(0);
        assertThat(kept.minutes()).isEqualTo(1);
        assertThat(kept.snapshot().component()).isEqualTo(LEDGER);
        assertThat(kept.snapshot().at()).isEqualTo(NOON);
        for (int horizon = 0; horizon < Horizon.values().length; horizon++) {
            assertThat(kept.snapshot().evidence()[horizon])
                    .containsExactly(loud.evidence()[horizon]);
        }
    }

    @Test
    void aQuietHourIsOneRow() {
        for (int minute = 0; minute < 60; minute++) {
            snapshots.add(
                    List.of(snapshot(LEDGER, NOON.plusSeconds(60L * minute), 0)),
                    Sampling.EACH_MINUTE);
        }
        assertThat(snapshots.all()).extracting(Kept::minutes).containsExactly(60.0);
    }

    @Test
    void theSameMinuteAgainStays() {
        snapshots.add(List.of(snapshot(LEDGER, NOON, 3)), Sampling.EACH_MINUTE);
        snapshots.add(List.of(snapshot(LEDGER, NOON, 4)), Sampling.EACH_MINUTE);
        assertThat(snapshots.all()).hasSize(1);
        assertThat(snapshots.all().get(0).snapshot().evidence()[0]).contains(3);
    }

    @Test
    void ofTooManySomeStandForAll() {
        List<Snapshot> many = new ArrayList<>();
        for (int component = 0; component < 10; component++) {
            for (int minute = 0; minute < 100; minute++) {
                many.add(
                        snapshot(
                                ComponentId.of("node-" + component),
                                NOON.plusSeconds(60L * minute),
                                2));
            }
        }
        snapshots.add(many, Sampling.EACH_MINUTE);

        List<Kept> some = snapshots.atMost(250);
        assertThat(some).hasSizeBetween(200, 300);
        assertThat(some.stream().mapToDouble(Kept::minutes).sum()).isCloseTo(1000, within(200.0));
        assertThat(some.stream().map(each -> each.snapshot().component()).distinct()).hasSize(10);
        assertThat(some).extracting(each -> each.snapshot().at()).isSorted();
        assertThat(snapshots.atMost(250)).hasSameSizeAs(some);
    }

    @Test
    void whatCameBeforeAFailureIsKeptWhole() {
        List<Snapshot> many = new ArrayList<>();
        for (int minute = 0; minute < 3000; minute++) {
            many.add(snapshot(LEDGER, NOON.plusSeconds(60L * minute), 2));
        }
        snapshots.add(many, Sampling.EACH_MINUTE);
        Instant began = NOON.plusSeconds(60L * 2000);
        new StoredFailures(JDBI)
                .put(
                        List.of(
                                new Failure(
                                        "a",
                                        LEDGER,
                                        began,
                                        Optional.empty(),
                                        Outcome.FAILED,
                                        "test",
                                        "it failed")));

        List<Kept> some = snapshots.atMost(2980);
        assertThat(some.stream().filter(each -> isDayBefore(each, began))).hasSize(1440);
        assertThat(some)
                .allSatisfy(
                        each ->
                                assertThat(each.minutes())
                                        .isEqualTo(isDayBefore(each, began) ? 1 : 2));
        assertThat(some.stream().mapToDouble(Kept::minutes).sum()).isCloseTo(3000, within(150.0));
    }

    private static boolean isDayBefore(Kept kept, Instant began) {
        Instant at = kept.snapshot().at();
        return at.isBefore(began) && !at.isBefore(began.minusSeconds(86_400));
    }

    /** An older version knew fewer families: they said nothing then. */
    @Test
    void fewerFamiliesAreReadMoreAreNot() {
        for (int numbers : List.of(36, 42)) {
            JDBI.useHandle(
                    handle ->
                            handle.execute(
                                    "insert into snapshot values (?, '2031-03-01T12:00Z',"
                                            + " array_fill(2::real, array[?]), 1)",
                                    "of-" + numbers,
                                    numbers));
        }
        List<Kept> kept = snapshots.all();
        assertThat(kept).hasSize(1);
        float[] read = kept.get(0).snapshot().evidence()[1];
        assertThat(read[11]).isEqualTo(2);
        assertThat(read[12]).isZero();
    }

    private static Snapshot snapshot(ComponentId component, Instant at, float metrics) {
        var evidence = new float[Horizon.values().length][Family.values().length];
        evidence[0][Family.METRICS.place()] = metrics;
        return new Snapshot(component, at, evidence);
    }
}
