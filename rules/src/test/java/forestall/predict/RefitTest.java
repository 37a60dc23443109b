package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import forestall.predict.Refit.Result;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Twenty components for 120 days. */
class RefitTest {
    static final Instant START = Instant.parse("2031-01-01T00:00:00Z");
    static final int COMPONENTS = 20;
    static final int DAYS = 120;
    static final Instant END = START.plus(Duration.ofDays(DAYS));

    final List<Kept> snapshots = new ArrayList<>();
    final List<Failure> failures = new ArrayList<>();

    /** Logs tell of a failure half an hour before; metrics go off for nothing, each few days. */
    private void logsTellAndMetricsDoNot(int everyDays) {
        var random = new SplittableRandom(3);
        for (int component = 0; component < COMPONENTS; component++) {
            ComponentId id = ComponentId.of("node-" + component);
            for (int day = 0; day < DAYS; day++) {
                Instant morning = START.plus(Duration.ofDays(day));
                for (int hour = 0; hour < 24; hour++) {
                    snapshots.add(kept(id, morning.plusSeconds(3600L * hour), Family.LOGS, 0, 60));
                }
                Instant upset = morning.plusSeconds(60L * random.nextInt(100, 1400));
                if (random.nextInt(everyDays) == 0) {
                    failures.add(failure(id, upset, Outcome.FAILED));
                    for (int minute = 1; minute <= 30; minute++) {
                        snapshots.add(
                                kept(id, upset.minusSeconds(60L * minute), Family.LOGS, 3, 1));
                    }
                } else if (random.nextInt(4) == 0) {
                    for (int minute = 1; minute <= 30; minute++) {
                        snapshots.add(
                                kept(id, upset.minusSeconds(60L * minute), Family.METRICS, 5, 1));
                    }
                }
            }
        }
    }

    @Test
    void whatToldOfFailuresCountsMoreAndWhatDidNotLess() {
        logsTellAndMetricsDoNot(20);
        Result result = Refit.of(snapshots, failures, FusionModel.shipped(), END);

        Verdict soon = result.verdicts().get(0);
        assertThat(soon.takesOver()).as(soon.words()).isTrue();
        assertThat(soon.words()).startsWith("30 minutes: what was learned takes over");
        assertThat(soon.learned().orElseThrow().logLoss())
                .isLessThan(soon.inForce().orElseThrow().logLoss());
        FusionModel.Line learned = result.model().line(Horizon.SOON);
        FusionModel.Line shipped = FusionModel.shipped().line(Horizon.SOON);
        assertThat(learned.weights()[Family.LOGS.place()])
                .isGreaterThan(shipped.weights()[Family.LOGS.place()] + 0.5);
        assertThat(learned.weights()[Family.METRICS.place()])
                .isLessThan(shipped.weights()[Family.METRICS.place()] / 2);
        assertThat(learned.probability(evidence(Family.LOGS, 3)[0])).isGreaterThan(0.3);
        assertThat(learned.probability(evidence(Family.METRICS, 5)[0])).isLessThan(0.05);
        assertThat(result.takesOver()).isTrue();
    }

    @Test
    void theOrderOfWhatComesInDoesNotMatter() {
        logsTellAndMetricsDoNot(20);
        byte[] first = bytes(Refit.of(snapshots, failures, FusionModel.shipped(), END).model());
        Collections.shuffle(snapshots, new Random(1));
        Collections.shuffle(failures, new Random(2));
        assertThat(bytes(Refit.of(snapshots, failures, FusionModel.shipped(), END).model()))
                .isEqualTo(first);
    }

    @Test
    void whatWasLearnedDoesNotBeatItself() {
        logsTellAndMetricsDoNot(20);
        FusionModel learned = Refit.of(snapshots, failures, FusionModel.shipped(), END).model();
        Result again = Refit.of(snapshots, failures, learned, END);
        assertThat(again.takesOver()).as(again.words()).isFalse();
        assertThat(bytes(again.model())).isEqualTo(bytes(learned));
    }

    @Test
    void aFewFailuresTeachNothing() {
        logsTellAndMetricsDoNot(300);
        Result result = Refit.of(snapshots, failures, FusionModel.shipped(), END);
        assertThat(failures).hasSizeBetween(3, 14);
        assertThat(result.takesOver()).isFalse();
        assertThat(result.words()).contains("10 and 5 are needed");
        assertThat(bytes(result.model())).isEqualTo(bytes(FusionModel.shipped()));
    }

    /** Not a hit: it neither teaches nor judges. */
    @Test
    void whatAnEarlyFailoverAvertedIsNoFailure() {
        logsTellAndMetricsDoNot(20);
        List<Failure> averted =
                failures.stream()
                        .map(each -> failure(each.component(), each.began(), Outcome.UNCERTAIN))
                        .toList();
        Result result = Refit.of(snapshots, averted, FusionModel.shipped(), END);
        assertThat(result.verdicts())
                .allSatisfy(
                        each -> {
                            assertThat(each.takesOver()).isFalse();
                            assertThat(each.failuresBefore() + each.failuresHeldOut()).isZero();
                        });
    }

    @Test
    void nothingKeptIsNothingLearned() {
        Result result = Refit.of(List.of(), List.of(), FusionModel.shipped(), END);
        assertThat(result.takesOver()).isFalse();
        assertThat(result.words()).contains("no minute is old enough to learn from");
    }

    /** Where the prior is the truth, what is learned is no better than chance. */
    @Test
    void aModelThatIsRightStays() {
        FusionModel.Line truth =
                new FusionModel.Line(
                        -5, FusionModel.shipped().line(Horizon.SOON).weights(), Optional.empty());
        Map<Horizon, FusionModel.Line> lines = new EnumMap<>(Horizon.class);
        for (Horizon horizon : Horizon.values()) {
            lines.put(horizon, truth);
        }
        int takenOver = 0;
        for (int seed = 0; seed < 10; seed++) {
            snapshots.clear();
            failures.clear();
            fromTheModel(truth, new SplittableRandom(seed));
            Result result = Refit.of(snapshots, failures, new FusionModel(lines), END);
            assertThat(result.verdicts().get(0).inForce()).isPresent();
            takenOver += result.verdicts().get(0).takesOver() ? 1 : 0;
        }
        assertThat(takenOver).isLessThanOrEqualTo(1);
    }

    private void fromTheModel(FusionModel.Line truth, SplittableRandom random) {
        for (int component = 0; component < COMPONENTS; component++) {
            ComponentId id = ComponentId.of("node-" + component);
            for (long hour = 0; hour < 24L * DAYS; hour += 3) {
                Instant at = START.plusSeconds(3600 * hour);
                float strength = random.nextInt(10) == 0 ? random.nextInt(1, 5) : 0;
                snapshots.add(kept(id, at, Family.METRICS, strength, 30));
                if (random.nextDouble()
                        < truth.probability(evidence(Family.METRICS, strength)[0])) {
                    failures.add(failure(id, at.plusSeconds(60), Outcome.FAILED));
                }
            }
        }
    }

    /** Thirty minutes before a failure are one case, and so is a quiet half hour. */
    @Test
    void minutesOfOneHorizonAreOneCase() {
        ComponentId id = ComponentId.of("node");
        for (int minute = 1; minute <= 30; minute++) {
            snapshots.add(kept(id, START.plusSeconds(60L * minute), Family.LOGS, 2, 1));
        }
        for (int minute = 1; minute <= 30; minute++) {
            snapshots.add(kept(id, START.plusSeconds(7200 + 60L * minute), Family.LOGS, 2, 1));
        }
        var fates =
                new Fates(
                        List.of(failure(id, START.plusSeconds(31 * 60), Outcome.FAILED)),
                        START.plusSeconds(86_400));
        Cases cases = Cases.of(Horizon.SOON, snapshots, fates);
        assertThat(cases.failures()).isEqualTo(1);
        assertThat(cases.weight()).isCloseTo(2, within(1e-9));
        assertThat(positive(cases)).isCloseTo(1, within(1e-9));
    }

    @Test
    void noFailureIsMoreThanThreeCases() {
        ComponentId id = ComponentId.of("node");
        for (int minute = 1; minute <= 30; minute++) {
            snapshots.add(kept(id, START.plusSeconds(60L * minute), Family.LOGS, 2, 60));
        }
        var fates =
                new Fates(
                        List.of(failure(id, START.plusSeconds(31 * 60), Outcome.FAILED)),
                        START.plusSeconds(86_400));
        assertThat(positive(Cases.of(Horizon.SOON, snapshots, fates)))
                .isCloseTo(Cases.MOST_CASES_OF_A_FAILURE, within(1e-9));
    }

    /** Those that stand for many others do not outweigh the failures that do. */
    @Test
    void whereMinutesWereThinnedAFailureMayWeighAsMuchAsTheHeaviest() {
        ComponentId id = ComponentId.of("node");
        snapshots.add(kept(id, START, Family.LOGS, 0, 60 * 20));
        snapshots.add(kept(id, START.plusSeconds(7200), Family.LOGS, 2, 60 * 20));
        var fates =
                new Fates(
                        List.of(failure(id, START.plusSeconds(7260), Outcome.FAILED)),
                        START.plusSeconds(86_400));
        Cases cases = Cases.of(Horizon.SOON, snapshots, fates);
        assertThat(positive(cases)).isCloseTo(40, within(1e-9));
        assertThat(cases.weight()).isCloseTo(80, within(1e-9));
    }

    /** Logs are loud at every full hour of the day, or days of the month, before a failure. */
    private void logsTell(Duration ahead, Duration step, int days, int everyDays, int thinned) {
        var random = new SplittableRandom(5);
        for (int component = 0; component < COMPONENTS; component++) {
            ComponentId id = ComponentId.of("node-" + component);
            List<Instant> began = new ArrayList<>();
            for (int day = 0; day < days; day++) {
                if (random.nextInt(everyDays) == 0) {
                    Instant at = START.plus(Duration.ofDays(day)).plusSeconds(3600);
                    began.add(at);
                    failures.add(failure(id, at, Outcome.FAILED));
                }
            }
            Instant end = START.plus(Duration.ofDays(days));
            for (Instant at = START; at.isBefore(end); at = at.plus(step)) {
                Instant minute = at;
                boolean loud =
                        began.stream()
                                .anyMatch(
                                        each ->
                                                each.isAfter(minute)
                                                        && !each.isAfter(minute.plus(ahead)));
                if (loud || random.nextInt(thinned) == 0) {
                    double stands = step.toMinutes() * (loud ? 1 : thinned);
                    snapshots.add(kept(id, at, Family.LOGS, loud ? 3 : 0, stands));
                }
            }
        }
    }

    private void takesOver(Horizon horizon, int days) {
        Result result =
                Refit.of(
                        snapshots,
                        failures,
                        FusionModel.shipped(),
                        START.plus(Duration.ofDays(days)));
        Verdict verdict = result.verdicts().get(horizon.place());
        assertThat(verdict.takesOver()).as(verdict.words()).isTrue();
        FusionModel.Line line = result.model().line(horizon);
        assertThat(line.probability(evidence(Family.LOGS, 3)[0])).isGreaterThan(0.8);
        assertThat(line.probability(evidence(Family.LOGS, 0)[0])).isLessThan(0.05);
    }

    @Test
    void whatTellsADayAheadTakesOver() {
        logsTell(Duration.ofDays(1), Duration.ofHours(1), DAYS, 20, 1);
        takesOver(Horizon.DAY, DAYS);
    }

    @Test
    void whatTellsAMonthAheadTakesOver() {
        logsTell(Duration.ofDays(30), Duration.ofHours(6), 400, 200, 1);
        takesOver(Horizon.MONTH, 400);
    }

    @Test
    void aThinnedPastTeachesTheSame() {
        logsTell(Duration.ofDays(1), Duration.ofHours(1), DAYS, 20, 1);
        double whole = quiet();
        snapshots.clear();
        failures.clear();
        logsTell(Duration.ofDays(1), Duration.ofHours(1), DAYS, 20, 10);
        takesOver(Horizon.DAY, DAYS);
        assertThat(quiet()).isCloseTo(whole, within(0.01));
    }

    private double quiet() {
        return Refit.of(snapshots, failures, FusionModel.shipped(), END)
                .model()
                .line(Horizon.DAY)
                .probability(evidence(Family.LOGS, 0)[0]);
    }

    /** Its log-odds were judged as they are, so they are in force as they are. */
    @Test
    void whatWasJudgedWithoutACalibrationComesIntoForceWithoutOne() {
        logsTellAndMetricsDoNot(20);
        Instant from = START.plus(Duration.ofDays(DAYS * 54 / 100));
        Instant to = START.plus(Duration.ofDays(DAYS * 71 / 100));
        failures.removeIf(each -> !each.began().isBefore(from) && each.began().isBefore(to));
        snapshots.removeIf(
                each ->
                        each.minutes() == 1
                                && !each.snapshot().at().isBefore(from)
                                && each.snapshot().at().isBefore(to));
        Result result = Refit.of(snapshots, failures, FusionModel.shipped(), END);
        assertThat(result.verdicts().get(0).takesOver()).as(result.words()).isTrue();
        assertThat(result.model().line(Horizon.SOON).calibration()).isEmpty();
    }

    @Test
    void noPartKnowsWhatTheNextIsJudgedOn() {
        ComponentId id = ComponentId.of("node");
        for (int minute = 0; minute < 300; minute++) {
            snapshots.add(kept(id, START.plusSeconds(60L * minute), Family.LOGS, 0, 1));
        }
        var fates = new Fates(List.of(), START.plusSeconds(86_400));
        Cases cases = Cases.of(Horizon.SOON, snapshots, fates);
        Instant cut = cases.at(0.5);
        Cases before = cases.between(Instant.MIN, cut);
        assertThat(cut).isBetween(START.plusSeconds(149 * 60), START.plusSeconds(151 * 60));
        assertThat(before.all())
                .allSatisfy(
                        each -> assertThat(each.at()).isBeforeOrEqualTo(cut.minusSeconds(1800)));
        assertThat(before.all()).hasSizeBetween(120, 122);
        assertThat(cases.since(cut).all()).hasSizeBetween(149, 151);
    }

    private static double positive(Cases cases) {
        return cases.all().stream()
                .filter(Cases.Case::failed)
                .mapToDouble(Cases.Case::weight)
                .sum();
    }

    private static Kept kept(
            ComponentId id, Instant at, Family family, float strength, double minutes) {
        return new Kept(new Snapshot(id, at, evidence(family, strength)), minutes);
    }

    private static float[][] evidence(Family family, float strength) {
        var evidence = new float[Horizon.values().length][Family.COUNT];
        for (float[] horizon : evidence) {
            horizon[family.place()] = strength;
        }
        return evidence;
    }

    private static Failure failure(ComponentId id, Instant began, Outcome outcome) {
        return new Failure(
                id + "@" + began,
                id,
                began,
                Optional.of(began.plusSeconds(600)),
                outcome,
                "test",
                "it failed");
    }

    private static byte[] bytes(FusionModel model) {
        var bytes = new ByteArrayOutputStream();
        try {
            model.write(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
