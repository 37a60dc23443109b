package forestall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VectorDetectorTest {

    /** Three metrics: the second follows the first a row later; the third is noise of its own. */
    static double[][] rows(int count, long seed, double... units) {
        var random = new SplittableRandom(seed);
        var rows = new double[count][];
        double first = 0;
        for (int at = 0; at < count; at++) {
            double before = first;
            first = 0.8 * first + random.nextDouble(-1, 1);
            rows[at] =
                    new double[] {
                        first * units[0],
                        (before + random.nextDouble(-0.1, 0.1)) * units[1],
                        random.nextDouble(-1, 1) * units[2]
                    };
        }
        return rows;
    }

    static double[] scores(VectorDetector detector, double[][] rows) {
        var scores = new double[rows.length];
        for (int at = 0; at < rows.length; at++) {
            scores[at] = detector.add(rows[at]);
        }
        return scores;
    }

    @Test
    void whatWasLearnedScoresAroundOne() {
        VectorDetector detector =
                VectorDetector.fit(rows(2000, 1, 1, 1, 1), VectorSettings.defaults());
        double[] scores = scores(detector, rows(1000, 2, 1, 1, 1));
        double mean = java.util.Arrays.stream(scores).average().orElseThrow();
        assertThat(mean).isCloseTo(1, within(0.15));
    }

    @Test
    void metricsThatNoLongerBelongTogetherStandOut() {
        VectorDetector detector =
                VectorDetector.fit(
                        rows(2000, 1, 1, 1, 1),
                        new VectorSettings(3, 10, 3, 10, 0.34, 0, 300, 50, 0.2, 0.2));
        double[][] test = rows(400, 3, 1, 1, 1);
        double[][] other = rows(400, 4, 1, 1, 1);
        for (int at = 200; at < 260; at++) {
            test[at][1] = other[at][1]; // within its range, but not after the first metric
        }
        double[] scores = scores(detector, test);
        double quiet = java.util.Arrays.stream(scores, 100, 200).max().orElseThrow();
        double broken = java.util.Arrays.stream(scores, 210, 260).average().orElseThrow();
        assertThat(broken).isGreaterThan(2 * quiet);
    }

    @Test
    void unitsDoNotMatter() {
        double[] plain =
                scores(
                        VectorDetector.fit(rows(500, 1, 1, 1, 1), VectorSettings.defaults()),
                        rows(200, 2, 1, 1, 1));
        double[] scaled =
                scores(
                        VectorDetector.fit(rows(500, 1, 1e6, 1e-3, 40), VectorSettings.defaults()),
                        rows(200, 2, 1e6, 1e-3, 40));
        for (int at = 0; at < plain.length; at++) {
            assertThat(scaled[at]).isCloseTo(plain[at], within(1e-6));
        }
    }

    @Test
    void aMetricThatNeverMovedIsNewsWhenItDoesButDoesNotDrownTheRest() {
        double[][] train = rows(500, 1, 1, 1, 0);
        double[][] test = rows(50, 2, 1, 1, 0);
        test[40][2] = 1e9;
        double[] scores = scores(VectorDetector.fit(train, VectorSettings.defaults()), test);
        assertThat(scores[40]).isGreaterThan(scores[39] * 2).isFinite();
    }

    @Test
    void rowsThatDoNotFitAreRefused() {
        VectorDetector detector =
                VectorDetector.fit(rows(100, 1, 1, 1, 1), VectorSettings.defaults());
        assertThatThrownBy(() -> detector.add(new double[2])).hasMessageContaining("2 metrics");
        assertThatThrownBy(() -> detector.add(new double[] {0, Double.NaN, 0}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> VectorDetector.fit(rows(5, 1, 1, 1, 1), VectorSettings.defaults()))
                .hasMessageContaining("too few");
    }
}
