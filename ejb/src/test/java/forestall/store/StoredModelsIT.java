package forestall.store;

import static forestall.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.PredictionModels.Detail;
import forestall.decide.PredictionModels.Learned;
import forestall.decide.PredictionModels.Version;
import forestall.learn.Weighed;
import forestall.predict.Family;
import forestall.predict.FusionModel;
import forestall.predict.Horizon;
import forestall.predict.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredModelsIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final Learned LEARNED =
            new Learned(NOON, "schedule", NOON.minusSeconds(1000), NOON.minusSeconds(10), 17);
    static final List<Verdict> VERDICTS =
            List.of(
                    new Verdict(
                            Horizon.SOON,
                            true,
                            1234.5,
                            12,
                            5,
                            Optional.of(new Weighed(0.02, 0.001, 0.1, List.of())),
                            Optional.of(
                                    new Weighed(
                                            0.01,
                                            0.0005,
                                            0.5,
                                            List.of(new Weighed.Bin(10, 0.5, 0.25)))),
                            Optional.of(0.003),
                            "it takes over"));

    final StoredModels models = new StoredModels(JDBI);

    @BeforeEach
    void empty() {
        TestDatabase.empty(JDBI);
    }

    @Test
    void onDayOneTheOneThatShipsIsInForce() {
        assertThat(intercept(models.current())).isEqualTo(intercept(FusionModel.shipped()));
        assertThat(models.currentVersion()).isZero();
        assertThat(models.versions()).extracting(Version::version).containsExactly(0);
        assertThat(models.versions().get(0).inForce()).isTrue();
        assertThat(models.byVersion(0).orElseThrow().lines()).hasSize(3);
        assertThat(models.byVersion(1)).isEmpty();
    }

    @Test
    void aModelThatTakesOverIsInForceAndSaysWhy() {
        int version = models.takeOver(0, model(-1), LEARNED, VERDICTS, "better").orElseThrow();

        assertThat(intercept(models.current())).isEqualTo(-1);
        assertThat(models.currentVersion()).isEqualTo(version);
        Detail detail = models.byVersion(version).orElseThrow();
        assertThat(detail.version())
                .isEqualTo(new Version(version, true, "better", Optional.of(LEARNED)));
        assertThat(detail.verdicts()).isEqualTo(VERDICTS);
        assertThat(detail.lines().get(0).intercept()).isEqualTo(-1);
        assertThat(detail.lines().get(0).weights()).containsEntry("onset", 0.25);
    }

    @Test
    void exactlyOneIsInForce() {
        int first = models.takeOver(0, model(-1), LEARNED, VERDICTS, "better").orElseThrow();
        int second =
                models.takeOver(first, model(-2), LEARNED, VERDICTS, "better still").orElseThrow();
        assertThat(inForce()).containsExactly(second);

        assertThat(models.use(first)).isTrue();
        assertThat(inForce()).containsExactly(first);
        assertThat(intercept(models.current())).isEqualTo(-1);

        assertThat(models.use(0)).isTrue();
        assertThat(inForce()).containsExactly(0);
        assertThat(intercept(models.current())).isEqualTo(intercept(FusionModel.shipped()));

        assertThat(models.use(99)).isFalse();
        assertThat(inForce()).containsExactly(0);
        assertThat(models.versions())
                .extracting(Version::version)
                .containsExactly(second, first, 0);
    }

    @Test
    void aModelThatCannotBeReadDoesNotStopAnything() {
        int version = models.takeOver(0, model(-1), LEARNED, VERDICTS, "better").orElseThrow();
        JDBI.useHandle(handle -> handle.execute("update fusion_model set model = '\\x00'"));
        assertThat(intercept(models.current())).isEqualTo(intercept(FusionModel.shipped()));
        assertThat(models.currentVersion()).isEqualTo(version);
    }

    @Test
    void onlyOneAtATime() {
        Optional<Optional<String>> other =
                models.alone(
                        () ->
                                CompletableFuture.supplyAsync(() -> models.alone(() -> "both"))
                                        .join());
        assertThat(other).hasValue(Optional.empty());
        assertThat(models.alone(() -> "later")).hasValue("later");
    }

    @Test
    void whatWasComparedWithAnotherDoesNotTakeOver() {
        int first = models.takeOver(0, model(-1), LEARNED, VERDICTS, "better").orElseThrow();
        models.use(0); // while something is learned that was compared with the first
        assertThat(models.takeOver(first, model(-2), LEARNED, VERDICTS, "better")).isEmpty();
        assertThat(inForce()).containsExactly(0);
        assertThat(models.versions()).hasSize(2);
    }

    @Test
    void howeverLongItTakesNoTransactionIsOpen() {
        Optional<Integer> open =
                models.alone(
                        () ->
                                JDBI.withHandle(
                                        handle ->
                                                handle.createQuery(
                                                                "select count(*) from pg_stat_activity"
                                                                        + " where datname = current_database()"
                                                                        + " and state like 'idle in transaction%'")
                                                        .mapTo(Integer.class)
                                                        .one()));
        assertThat(open).hasValue(0);
    }

    @Test
    void afterATroubleTheNextMayTry() {
        assertThatThrownBy(
                        () ->
                                models.alone(
                                        () -> {
                                            throw new IllegalStateException("too bad");
                                        }))
                .hasMessage("too bad");
        Optional<String> other =
                CompletableFuture.supplyAsync(() -> models.alone(() -> "again")).join();
        assertThat(other).hasValue("again");
    }

    private List<Integer> inForce() {
        return models.versions().stream().filter(Version::inForce).map(Version::version).toList();
    }

    private static double intercept(FusionModel model) {
        return model.line(Horizon.SOON).intercept();
    }

    private static FusionModel model(double intercept) {
        var weights = new double[Family.values().length];
        weights[Family.ONSET.place()] = 0.25;
        Map<Horizon, FusionModel.Line> lines = new EnumMap<>(Horizon.class);
        for (Horizon horizon : Horizon.values()) {
            lines.put(horizon, new FusionModel.Line(intercept, weights, Optional.empty()));
        }
        return new FusionModel(lines);
    }
}
