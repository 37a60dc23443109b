package forestall.predict;

import static forestall.predict.Scene.LEDGER;
import static forestall.predict.Scene.MAIL;
import static forestall.predict.Scene.NORTH;
import static forestall.predict.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.model.AnomalyScore;
import forestall.model.AnomalyScore.Reading;
import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.FailureProbability;
import forestall.model.FailureProbability.Driver;
import forestall.model.LogLine;
import forestall.model.Outlook;
import forestall.model.Sample;
import forestall.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger reports four metrics a minute, each near 100 and within 3 of it. */
class PredictorTest {
    private static final double PRIOR = Scene.PRIOR;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Scene scene = new Scene();

    @Test
    void everyComponentHasAProbabilityInOrderOfId() {
        scene.endOfMinute();

        assertThat(scene.latest.probabilities())
                .extracting(FailureProbability::component)
                .containsExactly(LEDGER, MAIL);
        assertThat(scene.of(MAIL).probability()).isCloseTo(PRIOR, within(1e-12));
        assertThat(scene.of(MAIL).horizon()).isEqualTo(Duration.ofMinutes(30));
        assertThat(scene.of(MAIL).drivers()).isEmpty();
    }

    @Test
    void usualHoursStayNearThePrior() {
        scene.usualMinutes(60);
        for (int minute = 0; minute < 600; minute++) {
            scene.usualMinutes(1);
            assertThat(scene.probability()).isLessThan(0.001);
        }
    }

    @Test
    void aCounterIsJudgedByItsRateAndMayBeginAnew() {
        String metric = "requests_total{code=\"200\"}";
        double requests = 1e9;
        for (int minute = 0; minute < 120; minute++) {
            requests = minute == 30 ? 60 : requests + 60 + minute % 3; // the program restarts
            scene.sample(metric, requests).endOfMinute();
        }
        assertThat(scene.surprise(metric)).isLessThan(1.5);
        assertThat(reading(metric).usual()).isCloseTo(1.017, within(0.02)); // a second

        scene.sample(metric, requests + 6000).endOfMinute();
        assertThat(scene.surprise(metric)).isGreaterThan(4);
        assertThat(scene.of(LEDGER).drivers().get(0).words())
                .startsWith(metric + " grows by 100 a second, usually 1.");
    }

    @Test
    void nothingIsScoredDuringWarmUp() {
        scene.usualMinutes(30);
        assertThat(scene.latest.anomalies()).isEmpty();

        scene.usualMinutes(1);
        assertThat(scene.latest.anomalies())
                .extracting(AnomalyScore::signal)
                .containsExactly("metric0", "metric1", "metric2", "metric3");
    }

    @Test
    void aFirstValueIsNeitherScoredNorEvidence() {
        scene.sample("disk", 1e9).endOfMinute();

        assertThat(scene.latest.anomalies()).isEmpty();
        assertThat(scene.probability()).isCloseTo(PRIOR, within(1e-12));
    }

    @Test
    void oneOddMinuteOfOneMetricIsNoAlarm() {
        scene.usualMinutes(600);
        scene.usual(3).sample("metric3", 500).endOfMinute();

        assertThat(scene.surprise("metric3")).isGreaterThan(6);
        assertThat(scene.probability()).isBetween(0.002, 0.05);
    }

    @Test
    void severalMetricsFarOffForMinutesAreNearCertain() {
        scene.usualMinutes(1440);
        allOdd(3);
        assertThat(scene.probability()).isGreaterThan(0.95);
        allOdd(20);
        assertThat(scene.probability()).isGreaterThan(0.9); // it does not get used to it soon
    }

    /** Each minute alone is close to the one before: a detector would get used to it. */
    @Test
    void troubleThatCreepsUpIsJudgedByWhatWasKnownBefore() {
        scene.usualMinutes(120);
        for (int minute = 1; minute <= 12; minute++) {
            for (int metric = 0; metric < 4; metric++) {
                scene.sample("metric" + metric, 100 + 8 * minute);
            }
            scene.endOfMinute();
        }

        assertThat(scene.probability()).isGreaterThan(0.8);
        assertThat(scene.of(LEDGER).drivers().get(0).words())
                .matches("metric\\d is 196, usually (99|100)[0-9.]* ± [0-9.]+ .*");
    }

    @Test
    void anHourOfPastIsEnoughToSeeWhatIsFarOff() {
        scene.usualMinutes(60);
        allOdd(3);

        assertThat(scene.probability()).isGreaterThan(0.5);
        scene.usualMinutes(3);
        assertThat(scene.probability()).isLessThan(0.05);
    }

    @Test
    void itDecaysWithinMinutesAfterTheEnd() {
        scene.usualMinutes(1440);
        allOdd(5);
        scene.usualMinutes(5);
        assertThat(scene.probability()).isLessThan(0.01);
    }

    @Test
    void aNewLevelBecomesUsualWithinHours() {
        scene.usualMinutes(300);
        allOdd(180);

        assertThat(scene.probability()).isLessThan(0.03);
    }

    @Test
    void fortyLoudMetricsSayMoreThanThreeButNotThirteenTimesMore() {
        double three = logOdds(probabilityWithLoud(3));
        double forty = logOdds(probabilityWithLoud(40));

        assertThat(forty - logOdds(PRIOR))
                .isBetween(three - logOdds(PRIOR), 2 * (three - logOdds(PRIOR)));
    }

    @Test
    void driversAreWhatWasAddedToThePriorStrongestFirst() {
        scene.usualMinutes(600);
        allOdd(1);

        List<Driver> drivers = scene.of(LEDGER).drivers();
        assertThat(drivers).hasSizeBetween(4, 5);
        assertThat(drivers)
                .extracting(Driver::logOdds)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(logOdds(PRIOR) + drivers.stream().mapToDouble(Driver::logOdds).sum())
                .isCloseTo(logOdds(scene.probability()), within(1e-3)); // evidence is in floats
    }

    @Test
    void noMoreThanFiveDriversAreNamed() {
        loud(40);

        assertThat(scene.of(LEDGER).drivers()).hasSize(5);
    }

    @Test
    void driversAreSentences() {
        for (int minute = 0; minute < 100; minute++) {
            scene.sample("CpuUsage", 3 + minute % 3 / 10.0).endOfMinute();
        }
        scene.sample("CpuUsage", 5).endOfMinute();

        assertThat(scene.of(LEDGER).drivers().get(0).words())
                .matches(
                        "CpuUsage is 5, usually 3\\.0\\d+ ± 0\\.0\\d+ \\(less than once in a million\\)");
    }

    @Test
    void aSampleNotNewerThanTheLastIsIgnoredAndCounted() {
        scene.sample("cpu", 1).sample("cpu", 1).sample("load", 1).endOfMinute();
        assertThat(scene.latest.ignored()).isEqualTo(1);

        scene.now = START; // the first minute arrives once more
        scene.sample("cpu", 1).sample("load", 1).endOfMinute();
        assertThat(scene.latest.ignored()).isEqualTo(2);
    }

    @Test
    void aSampleFromTheFarFutureDoesNotBlockItsSeries() {
        scene.usualMinutes(60);
        Sample wrongClock = new Sample(LEDGER, "metric0", Instant.parse("2038-01-19T03:14:08Z"), 1);
        Prediction prediction =
                scene.predictor.advance(
                        scene.now,
                        new Telemetry(List.of(wrongClock), List.of(), List.of()),
                        Scene.COMPONENTS,
                        Scene.sites());
        assertThat(prediction.ignored()).isEqualTo(1);

        scene.usualMinutes(1);
        assertThat(scene.latest.ignored()).isZero();
    }

    @Test
    void furtherMetricsThanAreWatchedAreIgnoredAndCounted() {
        for (int metric = 0; metric < 2003; metric++) {
            scene.sample("m" + metric, 1);
        }
        scene.endOfMinute();

        assertThat(scene.latest.ignored()).isEqualTo(3);
    }

    @Test
    void samplesThatComeTooFastAreNotJudgedOneByOne() {
        for (int second = 0; second < 50; second++) {
            scene.now = START.plusSeconds(second);
            scene.sample("fast", second);
        }
        scene.now = START;
        scene.endOfMinute();

        assertThat(scene.latest.ignored()).isZero();
        scene.predictor = Predictor.restore(scene.predictor.save(), PredictorSettings.defaults());
        for (int minute = 0; minute < 25; minute++) {
            scene.sample("fast", minute).endOfMinute();
        }
        assertThat(scene.anomaly("fast")).isEmpty(); // 5 of 50 samples and 25 later ones
    }

    @Test
    void componentsOutsideTheCatalogueAreForgotten() {
        scene.usualMinutes(60);
        scene.predictor.advance(
                scene.now, Telemetry.none(), List.of(Scene.component(MAIL)), Scene.sites());
        scene.usualMinutes(1);

        assertThat(scene.latest.anomalies()).isEmpty();
    }

    @Test
    void samplesOfUnknownComponentsArePassedOver() {
        var stranger = new Sample(ComponentId.of("stranger"), "cpu", START, 1);
        Prediction prediction =
                scene.predictor.advance(
                        START.plusSeconds(60),
                        new Telemetry(List.of(stranger, stranger), List.of(), List.of()),
                        Scene.COMPONENTS,
                        Scene.sites());

        assertThat(prediction.ignored()).isZero();
        assertThat(prediction.anomalies()).isEmpty();
    }

    @Test
    void aSilentSeriesFadesAndItsSilenceIsOdd() {
        scene.usualMinutes(600);
        allOdd(10);
        assertThat(scene.probability()).isGreaterThan(0.9);
        scene.minutes(12);
        assertThat(scene.latest.anomalies()).isEmpty();
        assertThat(scene.of(LEDGER).drivers())
                .extracting(Driver::words)
                .containsExactly("metric0 is silent for 12 min, usually every 64 s, and 3 more");
        assertThat(scene.probability()).isLessThan(0.01);
        scene.minutes(300); // what is silent for hours is no news
        assertThat(scene.probability()).isCloseTo(PRIOR, within(1e-4));
    }

    @Test
    void whenAllAreSilentTheTelemetryFailed() {
        for (int minute = 0; minute < 100; minute++) {
            scene.sample("load", 3);
            scene.sampleOf(MAIL, "load", 3).endOfMinute();
        }
        for (int minute = 0; minute < 12; minute++) {
            scene.sampleOf(MAIL, "load", 3).endOfMinute();
        }
        double alone = scene.probability();
        scene.minutes(12);

        assertThat(alone).isGreaterThan(2 * PRIOR);
        assertThat(scene.of(MAIL).probability()).isLessThan(alone);
    }

    @Test
    void whenAllLogsStopItIsWhoBringsThem() {
        for (int minute = 0; minute < 100; minute++) {
            scene.line(Severity.INFO, "heartbeat").lineOf(MAIL, "heartbeat").endOfMinute();
        }
        for (int minute = 0; minute < 5; minute++) {
            scene.lineOf(MAIL, "heartbeat").endOfMinute();
        }
        double alone = scene.probability();
        assertThat(scene.of(LEDGER).drivers().get(0).words()).startsWith("missing log heartbeats");
        scene.minutes(6);

        assertThat(scene.of(MAIL).probability()).isLessThan(alone);
    }

    @Test
    void aMetricThatStopsToMoveIsOddUnlessItIsIdle() {
        for (int minute = 0; minute < 100; minute++) {
            scene.sample("stuck", minute % 7).sample("idle", minute % 7).endOfMinute();
        }
        for (int minute = 0; minute < 20; minute++) {
            scene.sample("stuck", 5).sample("idle", 0).endOfMinute();
        }
        float flat = evidence(Family.FLAT);

        assertThat(flat).isPositive();
        for (int minute = 0; minute < 100; minute++) {
            scene.sample("stuck", 5).sample("idle", 0).endOfMinute();
        }
        assertThat(evidence(Family.FLAT)).isLessThan(flat); // and less so as time goes by
    }

    @Test
    void aDiskThatFillsWithinTheHorizonIsForeseen() {
        for (int minute = 0; minute < 600; minute++) {
            double runaway = Math.max(0, minute - 240) / 9.0;
            scene.sample("disk_used_percent", 50 + runaway + minute % 3).endOfMinute();
        }
        Outlook outlook = scene.outlook(LEDGER);

        assertThat(scene.probability()).isLessThan(0.5);
        assertThat(scene.probability(Horizon.DAY)).isGreaterThan(0.9);
        assertThat(outlook.probabilities().get(1).drivers().get(0).words())
                .matches(
                        "disk_used_percent is [0-9.]+ and reaches 100 in [0-9.]+ (min|h) on its present trend");
        assertThat(outlook.leadTime().orElseThrow()).isBetween(MINUTE, Duration.ofHours(24));
    }

    @Test
    void whatRisesAndFallsEachDayIsNoTrend() {
        for (int minute = 0; minute < 3 * 1440; minute++) {
            double day = StrictMath.sin(2 * StrictMath.PI * minute / 1440);
            scene.sample("memory_percent", 55 + 30 * day + minute % 3).endOfMinute();
            if (minute > 1440) { // the first day could be anything
                assertThat(evidence(Family.TREND)).isLessThan(1);
            }
        }
    }

    @Test
    void whatLivesAtItsLimitOrIsGoodToReachIsNoTrend() {
        for (int minute = 0; minute < 360; minute++) {
            scene.sample("cache_hit_ratio", minute / 360.0)
                    .sample("success_ratio", 1)
                    .sample("buffer_used_ratio", 1)
                    .endOfMinute();
        }
        assertThat(evidence(Family.TREND)).isZero();
    }

    @Test
    void whatFailedLatelyFailsSoonerAgainUnlessItIsUncertain() {
        scene.failure(failure("1", Failure.Outcome.UNCERTAIN)).endOfMinute();
        assertThat(scene.probability()).isCloseTo(PRIOR, within(1e-12));

        scene.failure(failure("1", Failure.Outcome.FAILED)).endOfMinute();
        assertThat(scene.probability()).isBetween(4 * PRIOR, 7 * PRIOR);
        assertThat(scene.of(LEDGER).drivers())
                .extracting(Driver::words)
                .containsExactly("it failed in 60 days, last 61 min ago");
        assertThat(scene.of(MAIL).drivers()).isEmpty();

        scene.failure(failure("2", Failure.Outcome.FAILED)).endOfMinute();
        assertThat(scene.of(LEDGER).drivers().get(0).words())
                .isEqualTo("it failed 2 times in 60 days, last 61 min ago");
    }

    @Test
    void metricsAreJudgedTogetherOnceTheyWereLearned() {
        for (int minute = 0; minute < 400; minute++) {
            together(minute, 1);
        }
        float usual = evidence(Family.TOGETHER);
        together(400, -1); // two of them part from the others

        assertThat(usual).isLessThan(1);
        assertThat(evidence(Family.TOGETHER)).isGreaterThan(1);
        assertThat(scene.of(LEDGER).drivers())
                .extracting(Driver::words)
                .anyMatch(
                        each ->
                                each.matches(
                                        "its 4 metrics together are [0-9.]+ times as far off as foretold"));
    }

    @Test
    void metricsThatWentMakeRoomForOthersThatCame() {
        for (int minute = 0; minute < 100; minute++) {
            for (int metric = 0; metric < 30; metric++) {
                scene.sample("gone" + metric, minute % 7);
            }
            scene.endOfMinute();
        }
        for (int minute = 0; minute < 2300; minute++) { // a day later the old ones are forgotten
            together(minute, 1);
        }
        together(2300, -1);

        assertThat(scene.of(LEDGER).drivers())
                .extracting(Driver::words)
                .anyMatch(each -> each.startsWith("its 4 metrics together are "));
    }

    @Test
    void headersOfLogLinesAreReadOnceTheirFormatIsKnown() {
        for (int minute = 0; minute < 100; minute++) {
            scene.line(Severity.INFO, json("info", "request served in 3 ms")).endOfMinute();
        }
        for (int number = 0; number < 20; number++) { // who sent them did not know the level
            scene.line(Severity.INFO, json("error", "disk failed"));
        }
        scene.endOfMinute();

        assertThat(scene.of(LEDGER).drivers())
                .extracting(Driver::words)
                .contains("log errors: 20 errors a minute, usually 0.0");
        assertThat(scene.surprise("new log messages")).isGreaterThan(1);
    }

    private static String json(String level, String message) {
        return "{\"time\":\"2031-03-01T12:00:00Z\",\"level\":\"%s\",\"msg\":\"%s\"}"
                .formatted(level, message);
    }

    @Test
    void asManyMetricsAreWatchedAsThereIsRoomForInAll() {
        var few =
                new PredictorSettings(
                        Duration.ofMinutes(2),
                        Duration.ofDays(1),
                        3,
                        4,
                        PredictorSettings.defaults().evidence());
        scene.predictor = new Predictor(few);
        for (int metric = 0; metric < 4; metric++) {
            scene.sample("m" + metric, 1).sampleOf(MAIL, "m" + metric, 1);
        }

        assertThat(scene.endOfMinute().latest.ignored()).isEqualTo(4);
    }

    private void together(int minute, int sign) {
        double load = 50 + 40 * StrictMath.sin(minute / 9.0);
        scene.sample("a", load)
                .sample("b", 100 + sign * load)
                .sample("c", 10 + load / 10)
                .sample("d", 5 + sign * load / 10)
                .endOfMinute();
    }

    @Test
    void horizonsAreConsistentAndTheLeadTimeLiesWithin() {
        assertThat(scene.endOfMinute().outlook(LEDGER).leadTime()).isEmpty();

        scene.usualMinutes(600);
        allOdd(3);
        Outlook outlook = scene.outlook(LEDGER);
        assertThat(outlook.probabilities())
                .extracting(FailureProbability::horizon)
                .containsExactly(Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofDays(30));
        assertThat(outlook.leadTime().orElseThrow()).isLessThan(Duration.ofMinutes(30));
    }

    @Test
    void aStackTraceIsOneEvent() {
        scene.lines(Severity.INFO, 1).minutes(70);
        scene.line(Severity.ERROR, "java.lang.IllegalStateException: no")
                .line(Severity.ERROR, "\tat a.B.c(B.java:1)")
                .line(Severity.ERROR, "\tat a.B.d(B.java:2)")
                .endOfMinute();

        assertThat(evidence(Family.LOGS)).isZero(); // one error alone
    }

    private float evidence(Family family) {
        return scene.latest.snapshots().get(0).evidence()[Horizon.SOON.place()][family.place()];
    }

    private Failure failure(String id, Failure.Outcome outcome) {
        return new Failure(
                id,
                LEDGER,
                scene.now.minusSeconds(3600),
                Optional.empty(),
                outcome,
                "operator",
                "it failed");
    }

    private Reading reading(String signal) {
        return scene.anomaly(signal).orElseThrow().reading().orElseThrow();
    }

    @Test
    void aSeriesThatReportsEveryFiveMinutesIsHeardInBetween() {
        for (int report = 0; report < 100; report++) {
            scene.sample("slow", 100 + report % 3).minutes(5);
        }
        scene.sample("slow", 900).endOfMinute();
        double heard = scene.probability();
        assertThat(heard).isGreaterThan(5 * PRIOR);

        scene.minutes(4);
        assertThat(scene.probability()).isGreaterThan(0.7 * heard);
    }

    @ParameterizedTest(name = "{0} errors in a minute where none are usual")
    @CsvSource({"1, 0, 0.0002", "5, 0.0003, 0.01", "12, 0.03, 0.2", "100, 0.03, 0.2"})
    void aQuietComponentThatLogsErrorsIsFlagged(int errors, double least, double most) {
        scene.lines(Severity.INFO, 1).minutes(70).lines(Severity.ERROR, errors).endOfMinute();

        assertThat(scene.probability()).isBetween(least, most);
    }

    @Test
    void errorsAreDriversAndAnomaliesOfWhoeverLoggedThem() {
        scene.lines(Severity.INFO, 1).minutes(70).lines(Severity.FATAL, 50).endOfMinute();

        assertThat(scene.surprise("log errors")).isGreaterThan(6);
        assertThat(scene.of(LEDGER).drivers())
                .extracting(Driver::words)
                .contains("log errors: 50 errors a minute, usually 0.0");
        assertThat(scene.of(MAIL).drivers()).isEmpty();
        assertThat(scene.latest.anomalies()).noneMatch(each -> each.component().equals(MAIL));
    }

    @Test
    void usualErrorsAreUsual() {
        for (int minute = 0; minute < 100; minute++) {
            scene.lines(Severity.ERROR, 40 + minute % 5).endOfMinute();
        }
        assertThat(scene.anomaly("log errors")).isEmpty();
    }

    @Test
    void warningsCountOnTheirOwnAndForLess() {
        scene.lines(Severity.INFO, 1).minutes(70).lines(Severity.WARNING, 100).endOfMinute();

        assertThat(scene.anomaly("log errors")).isEmpty();
        assertThat(scene.surprise("log warnings")).isGreaterThan(6);
        assertThat(scene.probability()).isBetween(0.0005, 0.01);
    }

    @Test
    void aLineThatComesLateCountsInTheNextMinute() {
        scene.lines(Severity.INFO, 1).minutes(70);
        for (int number = 0; number < 20; number++) {
            advance(new LogLine(LEDGER, scene.now.minusSeconds(90), Severity.ERROR, "late"));
            advance(new LogLine(LEDGER, scene.now.minusSeconds(3600), Severity.ERROR, "too late"));
        }
        scene.endOfMinute();

        assertThat(scene.of(LEDGER).drivers())
                .extracting(Driver::words)
                .contains("log errors: 20 errors a minute, usually 0.0");
    }

    private void advance(LogLine line) {
        scene.predictor.advance(
                scene.now,
                new Telemetry(List.of(), List.of(line), List.of()),
                Scene.COMPONENTS,
                Scene.sites());
    }

    @Test
    void linesOfTheMinuteThatRunsWaitForItsEnd() {
        scene.lines(Severity.INFO, 1).minutes(70);
        advance(new LogLine(LEDGER, scene.now.plusSeconds(5), Severity.ERROR, "early"));
        scene.lines(Severity.ERROR, 19).endOfMinute();

        assertThat(scene.of(LEDGER).drivers())
                .extracting(Driver::words)
                .contains("log errors: 20 errors a minute, usually 0.0");
    }

    @Test
    void refusesACatalogueThatContradictsItself() {
        var ledger = Scene.component(LEDGER);
        assertThatThrownBy(
                        () ->
                                scene.predictor.advance(
                                        START,
                                        Telemetry.none(),
                                        List.of(ledger, ledger),
                                        Scene.sites()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("component ledger is there twice");
        assertThatThrownBy(
                        () ->
                                scene.predictor.advance(
                                        START, Telemetry.none(), List.of(ledger), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("component ledger is at site north, which is unknown");
        assertThatThrownBy(
                        () ->
                                scene.predictor.advance(
                                        START,
                                        Telemetry.none(),
                                        List.of(ledger),
                                        List.of(NORTH, NORTH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("site north is there twice");
    }

    private void allOdd(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            for (int metric = 0; metric < 4; metric++) {
                scene.sample("metric" + metric, 200);
            }
            scene.endOfMinute();
        }
    }

    private double probabilityWithLoud(int metrics) {
        loud(metrics);
        double probability = scene.probability();
        scene.minutes(20);
        return probability;
    }

    private void loud(int metrics) {
        for (int minute = 0; minute < 65; minute++) {
            for (int metric = 0; metric < metrics; metric++) {
                scene.sample("loud" + metrics + "." + metric, minute < 60 ? minute % 7 : 1000);
            }
            scene.endOfMinute();
        }
    }

    private static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
