package forestall.cycle;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.PredictionModels.Attempt;
import forestall.decide.PredictionModels.Refitted;
import forestall.decide.PredictionModels.Version;
import forestall.decide.ServiceClock;
import forestall.decide.Unacceptable;
import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import forestall.predict.Family;
import forestall.predict.Horizon;
import forestall.predict.Sampling;
import forestall.predict.Snapshot;
import forestall.store.StoredModels;
import forestall.store.StoredSnapshots;
import forestall.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** From what is stored to a model in force. */
@SuppressWarnings("UnnecessaryAssignment") // no container injects here
class RefittingIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final int DAYS = 100;

    final Beans beans = new Beans(JDBI);
    final StoredModels models = new StoredModels(JDBI);
    final Refitting refitting = refitting();

    @Test
    void beforeAnyFailureThePriorStays() {
        Refitted came = refitting.refit();

        assertThat(came.takesOver()).isFalse();
        assertThat(came.version()).isZero();
        assertThat(came.verdicts()).hasSize(3);
        assertThat(came.words()).contains("no minute is old enough");
        assertThat(refitting.attempts(10))
                .containsExactly(new Attempt(NOON, "operator", Optional.empty(), came.words()));
    }

    @Test
    void whatIsLearnedTakesOverAndCanBeRolledBack() {
        aPastWhereLogsTell();
        Refitted came = refitting.refit();

        assertThat(came.takesOver()).as(came.words()).isTrue();
        assertThat(refitting.versions())
                .extracting(Version::version)
                .containsExactly(came.version(), 0);
        Version learned = refitting.versions().get(0);
        assertThat(learned.inForce()).isTrue();
        assertThat(learned.learned().orElseThrow().failures()).isEqualTo(DAYS);
        assertThat(learned.learned().orElseThrow().at()).isEqualTo(beans.clock.now());
        assertThat(refitting.byVersion(came.version()).orElseThrow().verdicts())
                .isEqualTo(came.verdicts());
        assertThat(models.current().line(Horizon.SOON).weights()[Family.LOGS.place()])
                .isGreaterThan(1);

        assertThat(refitting.use(0).inForce()).isTrue();
        assertThat(models.currentVersion()).isZero();
        assertThat(refitting.use(came.version()).version()).isEqualTo(came.version());
        assertThat(models.currentVersion()).isEqualTo(came.version());
        assertThatThrownBy(() -> refitting.use(77))
                .isInstanceOf(Unacceptable.class)
                .hasMessageContaining("no model 77");
    }

    /** An operator's word counts more than what was begun before it. */
    @Test
    void whatAnOperatorChoosesMeanwhileStays() {
        aPastWhereLogsTell();
        int first = refitting.refit().version();
        refitting.use(0);
        refitting.clock =
                new ServiceClock() {
                    @Override
                    public Instant now() { // asked for once it has begun
                        models.use(first);
                        return beans.clock.now();
                    }

                    @Override
                    public boolean isDrivenByData() {
                        return true;
                    }

                    @Override
                    public Optional<Instant> advance(Instant to) {
                        throw new UnsupportedOperationException();
                    }
                };
        Refitted came = refitting.refit();

        assertThat(came.takesOver()).isFalse();
        assertThat(came.version()).isEqualTo(first);
        assertThat(came.words()).contains("takes over").contains("It did not, as model 0");
        assertThat(refitting.attempts(1).get(0).version()).isEmpty();
        assertThat(refitting.attempts(1).get(0).words()).isEqualTo(came.words());
        assertThat(refitting.versions()).hasSize(2);
    }

    @Test
    void onScheduleItIsLearnedOnceAnInterval() {
        Duration day = Duration.ofHours(24);
        assertThat(refitting.refitWhenDue(day)).isPresent();
        assertThat(refitting.refitWhenDue(day)).isEmpty();
        beans.clock.now = NOON.plus(day).minusSeconds(1);
        assertThat(refitting.refitWhenDue(day)).isEmpty();
        beans.clock.now = NOON.plus(day);
        assertThat(refitting.refitWhenDue(day)).isPresent();
        assertThat(refitting.attempts(10))
                .extracting(Attempt::by)
                .containsExactly("schedule", "schedule");
    }

    @Test
    void whileOneNodeLearnsAnotherDoesNot() {
        models.alone(
                () -> {
                    elsewhere(
                            () -> {
                                assertThatThrownBy(refitting::refit)
                                        .hasMessageContaining("being learned");
                                assertThat(refitting.refitWhenDue(Duration.ZERO)).isEmpty();
                            });
                    return true;
                });
        assertThat(refitting.attempts(10)).isEmpty();
    }

    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    /** Each day the ledger's log is loud for half an hour, and then it fails; mail's is not. */
    private void aPastWhereLogsTell() {
        beans.clock.now = NOON.plus(Duration.ofDays(DAYS));
        List<Snapshot> kept = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            Instant noon = NOON.plus(Duration.ofDays(day));
            for (int minute = 0; minute < 1440; minute++) {
                Instant at = noon.plusSeconds(60L * minute);
                kept.add(snapshot(LEDGER, at, minute >= 570 && minute < 600 ? 4 : 0));
                kept.add(snapshot(MAIL, at, 0));
            }
            Instant began = noon.plusSeconds(60L * 600);
            failures.add(
                    new Failure(
                            "day " + day,
                            LEDGER,
                            began,
                            Optional.of(began.plusSeconds(600)),
                            Outcome.FAILED,
                            "test",
                            "it failed"));
        }
        refitting.snapshots.add(kept, Sampling.EACH_MINUTE);
        beans.failures.put(failures);
    }

    private static Snapshot snapshot(ComponentId id, Instant at, float logs) {
        var evidence = new float[Horizon.values().length][Family.values().length];
        for (float[] horizon : evidence) {
            horizon[Family.LOGS.place()] = logs;
        }
        return new Snapshot(id, at, evidence);
    }

    private Refitting refitting() {
        var fresh = new Refitting();
        fresh.snapshots = new StoredSnapshots(JDBI);
        fresh.failures = beans.failures;
        fresh.models = models;
        fresh.clock = beans.clock;
        return fresh;
    }
}
