package forestall.store;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static forestall.store.Examples.pool;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.decide.Allocations.Act;
import forestall.decide.PredictionModels.Attempt;
import forestall.model.Contribution;
import forestall.model.Decision;
import forestall.model.ExternalEvent;
import forestall.model.Failure;
import forestall.model.LogLine;
import forestall.model.Plan;
import forestall.model.RiskScore;
import forestall.model.Sample;
import forestall.model.Severity;
import forestall.model.Situation;
import forestall.model.Tier;
import forestall.predict.Family;
import forestall.predict.Horizon;
import forestall.predict.Sampling;
import forestall.predict.Snapshot;
import forestall.predict.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HousekeepingIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredTelemetry telemetry = new StoredTelemetry(JDBI);
    final StoredDecisions decisions = new StoredDecisions(JDBI);
    final StoredAllocations allocations = new StoredAllocations(JDBI);
    final StoredSnapshots snapshots = new StoredSnapshots(JDBI);
    final Housekeeping housekeeping = new Housekeeping(JDBI);

    @BeforeEach
    void aMinuteBeforeNoonAndNoon() {
        TestDatabase.empty(JDBI);
        var catalogue = new StoredCatalogue(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
        for (Instant at : List.of(NOON.minusSeconds(60), NOON)) {
            telemetry.addSamples(List.of(new Sample(LEDGER, "cpu", at, 1)));
            telemetry.addLines(List.of(new LogLine(LEDGER, at, Severity.INFO, "x")));
            telemetry.putEvents(List.of(event(at)));
            decide(at);
            snapshots.add(List.of(snapshot(at)), Sampling.EACH_MINUTE);
            allocations.failed(new Act("act " + at, "x", false, "busy", at));
        }
    }

    @Test
    void whatIsOlderGoesAndTheEdgeStays() {
        assertThat(housekeeping.forget(NOON, NOON, NOON))
                .isEqualTo(
                        "forgot 1 samples, 0 series, 1 log lines, 1 events, 1 decisions, 1 snapshots, 0 attempts to learn");

        Telemetry left = telemetry.after(0).telemetry();
        assertThat(left.samples()).extracting(Sample::at).containsExactly(NOON);
        assertThat(left.lines()).extracting(LogLine::at).containsExactly(NOON);
        assertThat(left.events()).containsExactly(event(NOON));
        assertThat(decisions.at(NOON.minusSeconds(60))).isEmpty();
        assertThat(decisions.at(NOON)).isPresent();
        assertThat(decisions.risks(Instant.EPOCH, NOON.plusSeconds(1)).get(LEDGER)).hasSize(1);
        assertThat(allocations.acts(10)).extracting(Act::at).containsExactly(NOON);
    }

    @Test
    void decisionsOutliveTelemetry() {
        assertThat(housekeeping.forget(NOON.plusSeconds(3600), NOON.minusSeconds(60), NOON))
                .isEqualTo(
                        "forgot 2 samples, 1 series, 2 log lines, 2 events, 0 decisions, 1 snapshots, 0 attempts to learn");
        assertThat(telemetry.after(0).telemetry()).isEqualTo(Telemetry.none());
        assertThat(telemetry.predictor()).isPresent();
    }

    @Test
    void aSeriesWithoutSamplesGoesAndMayComeBack() {
        telemetry.addSamples(List.of(new Sample(LEDGER, "disk", NOON.minusSeconds(60), 1)));
        housekeeping.forget(NOON, NOON, NOON);
        assertThat(series()).containsExactly("cpu");

        telemetry.addSamples(List.of(new Sample(LEDGER, "disk", NOON, 2)));
        assertThat(series()).containsExactly("cpu", "disk");
        assertThat(telemetry.after(0).telemetry().samples()).hasSize(2);
    }

    /** A writer that is not through yet has found the series. */
    @Test
    void aSampleThatJustComesIsNotLostWithItsSeries() {
        JDBI.useHandle(handle -> handle.execute("delete from sample"));
        CompletableFuture<String> forgetting;
        try (Handle writer = JDBI.open()) {
            writer.begin();
            TelemetryDao dao = writer.attach(TelemetryDao.class);
            dao.lock();
            dao.addSamples(
                    List.of(LEDGER),
                    List.of("cpu"),
                    new long[] {NOON.getEpochSecond() * 1_000_000},
                    new double[] {7});
            forgetting = CompletableFuture.supplyAsync(() -> housekeeping.forget(NOON, NOON, NOON));
            while (!forgetting.isDone() && !someoneWaits()) {
                Thread.onSpinWait();
            }
            writer.commit();
        }
        assertThat(forgetting.join()).contains(" 0 series");
        assertThat(telemetry.after(0).telemetry().samples())
                .containsExactly(new Sample(LEDGER, "cpu", NOON, 7));
    }

    private static boolean someoneWaits() {
        return JDBI.withHandle(
                handle ->
                        handle.createQuery(
                                        "select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                                                + " and datname = current_database())")
                                .mapTo(Boolean.class)
                                .one());
    }

    private static List<String> series() {
        return JDBI.withHandle(
                handle ->
                        handle.createQuery("select metric from series order by metric")
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void oldAttemptsToLearnGoButTheNewest() {
        var models = new StoredModels(JDBI);
        for (int seconds : List.of(120, 60, 0)) {
            models.note(
                    new Attempt(NOON.minusSeconds(seconds), "schedule", Optional.empty(), "no"));
        }
        assertThat(housekeeping.forget(NOON, NOON, NOON)).endsWith("2 attempts to learn");
        housekeeping.forget(NOON, NOON, NOON.plusSeconds(1));
        assertThat(models.attempts(10)).extracting(Attempt::at).containsExactly(NOON);
    }

    /** What is left of a failure that was removed goes once the predictor was told. */
    @Test
    void aRemovedFailureGoesWhenThePredictorWasTold() {
        var failures = new StoredFailures(JDBI);
        failures.put(
                List.of(
                        new Failure(
                                "a",
                                LEDGER,
                                NOON,
                                Optional.empty(),
                                Failure.Outcome.FAILED,
                                "test",
                                "it failed")));
        failures.remove("a");
        housekeeping.forget(NOON, NOON, NOON);
        assertThat(failures.after(0, telemetry.newest())).hasSize(1);

        JDBI.useHandle(
                handle ->
                        handle.execute(
                                "update predictor_state set folded = ?", telemetry.newest()));
        housekeeping.forget(NOON, NOON, NOON);
        assertThat(failures.after(0, telemetry.newest())).isEmpty();
    }

    private void decide(Instant at) {
        var risk =
                new RiskScore(
                        LEDGER,
                        at,
                        0,
                        0,
                        0,
                        List.of(new Contribution("rule", 0)),
                        Tier.MINIMAL,
                        "tier",
                        Map.of(Tier.FULL, 1.0, Tier.SCALED, 0.5, Tier.MINIMAL, 0.1));
        decisions.add(
                new Situation(
                        at,
                        List.of(STOCKHOLM),
                        catalogue(),
                        List.of(),
                        pool(),
                        List.of(),
                        Map.of()),
                new Decision(
                        at, "r", List.of(risk), new Plan(List.of(), List.of(), 0, 0), List.of()),
                Duration.ZERO,
                new PredictorState(0, at, new byte[] {1}));
    }

    private static Snapshot snapshot(Instant at) {
        var evidence = new float[Horizon.values().length][Family.values().length];
        evidence[0][Family.METRICS.place()] = Sampling.LOUD;
        return new Snapshot(LEDGER, at, evidence);
    }

    /** Valid until {@code at}. */
    private static ExternalEvent event(Instant at) {
        return new ExternalEvent(
                at.toString(),
                "smhi",
                ExternalEvent.Type.WEATHER,
                1,
                at.minusSeconds(1),
                at,
                "Storm",
                Set.of(LEDGER),
                Set.of(),
                Set.of(),
                Optional.empty());
    }
}
