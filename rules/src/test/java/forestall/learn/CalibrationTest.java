package forestall.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    static double[] ones(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void neighboursThatAreOutOfOrderArePooled() {
        // By score: fails, holds, fails, fails. The first two make one step of a half.
        Calibration calibration =
                Calibration.of(
                        new double[] {1, 2, 3, 4},
                        new boolean[] {true, false, true, true},
                        ones(4));
        double pooled = (1 + 2 * 0.75) / (2 + 2); // two cases of the base rate are added to each
        assertThat(calibration.probability(1.5)).isCloseTo(pooled, within(1e-12));
        assertThat(calibration.probability(0)).isCloseTo(pooled, within(1e-12));
        assertThat(calibration.probability(9)).isCloseTo((2 + 1.5) / 4, within(1e-12));
    }

    @Property(tries = 200)
    void aHigherScoreNeverMeansLess(
            @ForAll @IntRange(min = 1, max = 200) int size, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        double[] scores = random.doubles(size, -3, 3).toArray();
        var failed = new boolean[size];
        for (int row = 0; row < size; row++) {
            failed[row] = random.nextBoolean();
        }
        Calibration calibration = Calibration.of(scores, failed, ones(size));
        double before = 0;
        for (double score = -4; score <= 4; score += 0.1) {
            double now = calibration.probability(score);
            assertThat(now).isBetween(before - 1e-12, 1.0);
            before = now;
        }
    }

    @Test
    void scoresThatAreTooSureAreTakenDown() {
        var random = new SplittableRandom(3);
        var scores = new double[5000];
        var failed = new boolean[5000];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = random.nextDouble();
            failed[row] = random.nextDouble() < scores[row] / 2;
        }
        Calibration calibration = Calibration.of(scores, failed, ones(5000));
        assertThat(calibration.probability(0.8)).isCloseTo(0.4, within(0.06));
    }
}
