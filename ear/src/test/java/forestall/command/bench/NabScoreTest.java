package forestall.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forestall.detect.DetectorSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A hundred minutes with one window, minute 50 to 59; the first fifteen do not count. */
class NabScoreTest {
    private static final int MINUTES = 100;
    private static final List<List<String>> WINDOWS = List.of(List.of(time(50), time(59)));

    private final float[] scores = new float[MINUTES];

    private static String time(int minute) {
        return "2014-04-01 %02d:%02d:00".formatted(minute / 60, minute % 60);
    }

    private static NabSeries series(int minutes) {
        List<String> times = new ArrayList<>();
        var seconds = new long[minutes];
        var values = new double[minutes];
        var random = new SplittableRandom(1);
        for (int minute = 0; minute < minutes; minute++) {
            times.add(time(minute));
            seconds[minute] = 1_396_310_400L + minute * 60L;
            values[minute] = random.nextInt(9) == 0 ? 50 : random.nextDouble();
        }
        return new NabSeries("made", "up.csv", times, seconds, values);
    }

    private NabScore.Result best() {
        return NabScore.best(scored(), NabScore.STANDARD);
    }

    private List<NabScore.Scored> scored() {
        return List.of(NabScore.rows(series(MINUTES), scores, WINDOWS));
    }

    @Test
    void anAlarmAtOnceIsPerfect() {
        scores[50] = 0.9f;

        assertThat(best().score()).isCloseTo(100, within(1e-9));
        assertThat(best().threshold()).isCloseTo(0.9, within(1e-6));
    }

    @Test
    void laterIsWorthLess() {
        scores[55] = 0.9f;

        // The sigmoid at half a window before its end, over that at its begin: 0.84828 / 0.98661.
        assertThat(best().score()).isCloseTo(50 * (1 + 0.859795), within(1e-3));
    }

    @Test
    void onlyTheEarliestInAWindowCounts() {
        scores[50] = 0.9f;
        scores[52] = 0.9f;
        scores[58] = 0.9f;

        assertThat(best().score()).isCloseTo(100, within(1e-9));
    }

    @Test
    void aFalseAlarmCosts() {
        scores[50] = 0.9f;
        scores[30] = 0.9f;

        assertThat(best().score()).isCloseTo(50 * (2 - 0.11), within(1e-9));
    }

    @Test
    void justBehindAWindowItCostsLess() {
        scores[50] = 0.9f;
        scores[60] = 0.9f;

        // A ninth of a window behind its end: sigmoid 1/9 = -0.27081.
        assertThat(best().score()).isCloseTo(50 * (2 - 0.11 * 0.27081), within(1e-3));
    }

    @Test
    void nothingIsWorthNothing() {
        assertThat(best().score()).isZero();
    }

    @Test
    void whatComesBeforeTheTrialIsOverDoesNotCount() {
        scores[50] = 0.9f;
        scores[14] = 1;

        assertThat(best().score()).isCloseTo(100, within(1e-9));
    }

    @Test
    void aThresholdThatWasChosenBeforeIsKept() {
        scores[50] = 0.4f;
        scores[30] = 0.9f;

        assertThat(NabScore.at(scored(), NabScore.STANDARD, 0.5))
                .isCloseTo(50 * -0.11, within(1e-9));
    }

    @Test
    void scoresAreSharesAndKnowNothingBeforehand() {
        DetectorSettings settings = DetectorSettings.defaults();
        float[] whole = NabCommand.scores(series(1000), settings);

        assertThat(whole).hasSize(1000);
        for (float score : whole) {
            assertThat(score).isBetween(0f, 1f);
        }
        assertThat(NabCommand.scores(series(600), settings))
                .containsExactly(Arrays.copyOf(whole, 600));
    }
}
