package forestall.predict;

import static forestall.predict.Scene.LEDGER;
import static forestall.predict.Scene.MAIL;
import static forestall.predict.Scene.NORTH;
import static forestall.predict.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.model.AnomalyScore;
import forestall.model.ComponentId;
import forestall.model.FailureProbability;
import forestall.model.FailureProbability.Driver;
import forestall.model.LogLine;
import forestall.model.Sample;
import forestall.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger reports four metrics a minute, each near 100 and within 3 of it. */
class PredictorTest {
    private static final double PRIOR = 0.01;

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
        for (int minute = 0; minute < 300; minute++) {
            scene.usualMinutes(1);
            assertThat(scene.probability()).isLessThan(0.03);
        }
    }

    @Test
    void aCounterIsJudgedByItsRateAndMayBeginAnew() {
        double requests = 1e9;
        for (int minute = 0; minute < 60; minute++) {
            requests = minute == 30 ? 60 : requests + 60 + minute % 3; // the program restarts
            scene.sample("requests_total{code=\"200\"}", requests).endOfMinute();
        }
        assertThat(scene.sigmas("requests_total{code=\"200\"}")).isLessThan(3);
        assertThat(scene.anomaly("requests_total{code=\"200\"}").orElseThrow().usual())
                .isCloseTo(1.017, within(0.02)); // a second

        scene.sample("requests_total{code=\"200\"}", requests + 6000).endOfMinute();
        assertThat(scene.sigmas("requests_total{code=\"200\"}")).isGreaterThan(20);
        assertThat(scene.of(LEDGER).drivers().get(0).words())
                .startsWith("requests_total{code=\"200\"} grows by 100 a second, usually 1.");
    }

    @Test
    void nothingIsScoredDuringWarmUp() {
        scene.usualMinutes(15);
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
        scene.usualMinutes(60);
        scene.usual(3).sample("metric3", 500).endOfMinute();

        assertThat(scene.sigmas("metric3")).isGreaterThan(50);
        assertThat(scene.probability()).isBetween(0.03, 0.1);
    }

    @Test
    void severalMetricsFarOffForThreeMinutesAreNearCertain() {
        scene.usualMinutes(60);
        allOdd(1);
        assertThat(scene.probability()).isLessThan(0.6);
        allOdd(2);
        assertThat(scene.probability()).isGreaterThan(0.9);
        allOdd(20);
        assertThat(scene.probability()).isBetween(0.95, 0.99); // and it does not get used to it
    }

    @Test
    void itDecaysWithinMinutesAfterTheEnd() {
        scene.usualMinutes(60);
        allOdd(5);
        scene.usualMinutes(2);
        assertThat(scene.probability()).isLessThan(0.5);
        scene.usualMinutes(5);
        assertThat(scene.probability()).isLessThan(0.03);
    }

    @Test
    void aNewLevelBecomesUsualAfterAnHourOrTwo() {
        scene.usualMinutes(120);
        allOdd(120);

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
        scene.usualMinutes(60);
        allOdd(3);

        List<Driver> drivers = scene.of(LEDGER).drivers();
        assertThat(drivers).hasSize(4);
        assertThat(drivers)
                .extracting(Driver::logOdds)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(logOdds(PRIOR) + drivers.stream().mapToDouble(Driver::logOdds).sum())
                .isCloseTo(logOdds(scene.probability()), within(1e-9));
    }

    @Test
    void noMoreThanFiveDriversAreNamed() {
        loud(40);

        assertThat(scene.of(LEDGER).drivers()).hasSize(5);
    }

    @Test
    void driversAreSentences() {
        for (int minute = 0; minute < 60; minute++) {
            scene.sample("CpuUsage", 3 + minute % 3 / 10.0).endOfMinute();
        }
        scene.sample("CpuUsage", 5).endOfMinute();

        assertThat(scene.of(LEDGER).drivers())
                .extracting(Driver::words)
                .containsExactly("CpuUsage is 5, usually 3.1 (12.8 sigmas)");
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
    void aMetricCannotPassForALogSignal() {
        scene.sample("log errors", 1e6).endOfMinute();

        assertThat(scene.latest.ignored()).isEqualTo(1);
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
    void aSilentSeriesFadesAndThenSaysNothing() {
        scene.usualMinutes(60);
        allOdd(10);
        double loud = scene.probability();
        scene.endOfMinute();
        assertThat(scene.probability()).isEqualTo(loud);
        scene.minutes(5);
        assertThat(scene.probability()).isLessThan(0.1);
        scene.minutes(7);
        assertThat(scene.latest.anomalies()).isEmpty();
        assertThat(scene.probability()).isCloseTo(PRIOR, within(1e-12));
    }

    @Test
    void aSeriesThatReportsEveryFiveMinutesIsHeardInBetween() {
        for (int report = 0; report < 40; report++) {
            scene.sample("slow", 100 + report % 3).minutes(5);
        }
        scene.sample("slow", 900).minutes(5).sample("slow", 900).endOfMinute();
        double heard = scene.probability();
        assertThat(heard).isGreaterThan(0.08);

        scene.minutes(4);
        assertThat(scene.probability()).isEqualTo(heard);
    }

    @ParameterizedTest(name = "{0} errors in a minute where none are usual")
    @CsvSource({"1, 0.01, 0.02", "5, 0.01, 0.03", "12, 0.02, 0.03", "100, 0.08, 0.1"})
    void aQuietComponentThatLogsErrorsIsFlagged(int errors, double least, double most) {
        scene.lines(Severity.INFO, 1).minutes(60).lines(Severity.ERROR, errors).endOfMinute();

        assertThat(scene.probability()).isBetween(least, most);
    }

    @Test
    void aComponentThatNeverLoggedIsJudgedByItsSilence() {
        scene.minutes(60).lines(Severity.FATAL, 50).endOfMinute();

        assertThat(scene.anomaly("log errors").orElseThrow().usual()).isZero();
        assertThat(scene.anomaly("log errors").orElseThrow().value()).isEqualTo(50);
        assertThat(scene.of(LEDGER).drivers())
                .extracting(Driver::words)
                .containsExactly("log errors: 50 a minute, usually 0 (13.0 sigmas)");
        assertThat(scene.of(MAIL).drivers()).isEmpty();
        assertThat(scene.latest.anomalies()).noneMatch(each -> each.component().equals(MAIL));
    }

    @Test
    void usualErrorsAreUsual() {
        for (int minute = 0; minute < 60; minute++) {
            scene.lines(Severity.ERROR, 40 + minute % 5).endOfMinute();
        }
        assertThat(scene.sigmas("log errors")).isLessThan(1);

        scene.endOfMinute(); // fewer than usual is no trouble
        assertThat(scene.sigmas("log errors")).isZero();
    }

    @Test
    void warningsCountOnTheirOwnAndForLess() {
        scene.minutes(60).lines(Severity.WARNING, 100).endOfMinute();

        assertThat(scene.sigmas("log errors")).isZero();
        assertThat(scene.sigmas("log warnings")).isGreaterThan(10);
        assertThat(scene.probability()).isBetween(0.02, 0.06);
    }

    @Test
    void aLineThatComesLateCountsInTheNextMinute() {
        scene.minutes(60);
        var late = new LogLine(LEDGER, scene.now.minusSeconds(90), Severity.ERROR, "late");
        var tooLate = new LogLine(LEDGER, scene.now.minusSeconds(3600), Severity.ERROR, "too late");
        scene.predictor.advance(
                scene.now,
                new Telemetry(List.of(), List.of(late, tooLate), List.of()),
                Scene.COMPONENTS,
                Scene.sites());
        scene.endOfMinute();

        assertThat(scene.anomaly("log errors").orElseThrow().value()).isEqualTo(1);
    }

    @Test
    void linesOfTheMinuteThatRunsWaitForItsEnd() {
        scene.minutes(60);
        var early = new LogLine(LEDGER, scene.now.plusSeconds(5), Severity.ERROR, "early");
        scene.predictor.advance(
                scene.now,
                new Telemetry(List.of(), List.of(early), List.of()),
                Scene.COMPONENTS,
                Scene.sites());
        scene.lines(Severity.ERROR, 2).endOfMinute();

        assertThat(scene.anomaly("log errors").orElseThrow().value()).isEqualTo(3);
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
