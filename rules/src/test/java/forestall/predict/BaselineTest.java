package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Series with a character: what the last of 100 values scores. */
class BaselineTest {
    private final Scene scene = new Scene();

    @Test
    void aConstantScoresZero() {
        assertThat(sigmasOf(at -> 42)).isZero();
        assertThat(sigmasOf(at -> 0)).isZero();
    }

    @Test
    void aConstantThatMovesByAThousandthIsTheSameConstant() {
        assertThat(sigmasOf(at -> at < 99 ? 1000 : 1001)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void aStepOfAConstantIsFarOff() {
        assertThat(sigmasOf(at -> at < 99 ? 100 : 150)).isCloseTo(50, within(1e-9));
        assertThat(sigmasOf(at -> at < 99 ? 0 : 1)).isEqualTo(100); // cut off there
    }

    @Test
    void noiseOnAHugeValueIsNoNews() {
        assertThat(sigmasOf(at -> 1e15 + at % 2 * 0.125)).isLessThan(0.01);
        assertThat(sigmasOf(at -> 1e15 + (at < 99 ? 0 : 0.125))).isLessThan(0.01);
    }

    @Test
    void aCounterThatRunsIsUsual() {
        assertThat(sigmasOf(at -> at * 1e6)).isLessThan(3);
    }

    @Test
    void aDropCountsLikeARise() {
        assertThat(sigmasOf(at -> at < 99 ? 100 + at % 3 : 0)).isGreaterThan(20);
    }

    @Test
    void whatASeriesDoesEveryTenMinutesIsUsual() {
        assertThat(sigmasOf(at -> at % 10 == 9 ? 50 : 1)).isLessThan(3);
        assertThat(sigmasOf(at -> at == 99 ? 50 : 1)).isGreaterThan(20);
    }

    @Test
    void anIncidentOfTenMinutesStaysOutOfTheBaseline() {
        IntToDoubleFunction incident = at -> at < 89 ? 10 + at % 3 : 90;

        assertThat(sigmasOf(incident)).isGreaterThan(10);
        assertThat(scene.anomaly("x").orElseThrow().usual()).isEqualTo(11);
    }

    @Test
    void evenALevelAboveAllPastZerosBecomesUsualWithinHours() {
        sigmasOf(at -> 0);
        for (int minute = 0; minute < 360; minute++) {
            scene.sample("x", 1).endOfMinute();
        }

        assertThat(scene.sigmas("x")).isLessThan(3);
    }

    @Test
    void samplingFasterDoesNotFillTheWindowFaster() {
        for (int minute = 0; minute < 14; minute++) {
            for (int second = 0; second < 60; second += 5) {
                scene.now = Scene.START.plusSeconds(60L * minute + second - 50);
                scene.sample("x", 1);
            }
            scene.now = Scene.START.plusSeconds(60L * minute);
            scene.endOfMinute();
        }

        assertThat(scene.anomaly("x")).isEmpty();
    }

    private double sigmasOf(IntToDoubleFunction series) {
        scene.predictor = new Predictor(PredictorSettings.defaults());
        scene.now = Scene.START;
        for (int at = 0; at < 100; at++) {
            scene.sample("x", series.applyAsDouble(at)).endOfMinute();
        }
        return scene.sigmas("x");
    }
}
