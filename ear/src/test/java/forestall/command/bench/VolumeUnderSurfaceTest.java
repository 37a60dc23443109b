package forestall.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forestall.learn.Skill;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four anomalies, two of them near each other; one alarm comes just behind its own. */
class VolumeUnderSurfaceTest {
    private static final int ROWS = 300;

    private final boolean[] anomalous = new boolean[ROWS];
    private final double[] scores = new double[ROWS];

    VolumeUnderSurfaceTest() {
        Arrays.fill(anomalous, 40, 52, true);
        Arrays.fill(anomalous, 150, 153, true);
        Arrays.fill(anomalous, 158, 170, true);
        Arrays.fill(anomalous, 290, 300, true);
        for (int row = 0; row < ROWS; row++) {
            scores[row] = row * 37 % 101 + 0.25 * (row * 17 % 13);
            scores[row] += row >= 44 && row < 50 ? 80 : 0;
            scores[row] += row >= 160 && row < 163 ? 200 : 0;
        }
        scores[171] += 150;
    }

    @ParameterizedTest(name = "within {0} rows: {1}")
    @CsvSource({
        "0, 0.31346592737140677", // as TSB-AD's definition gives in numpy
        "1, 0.31346592737140677",
        "10, 0.37808071995155984",
        "100, 0.6784001623324246"
    })
    void agreesWithTheDefinition(int window, double expected) {
        assertThat(VolumeUnderSurface.precisionRecall(anomalous, scores, window))
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void averagePrecisionAgreesToo() {
        assertThat(Skill.averagePrecision(scores, anomalous))
                .isCloseTo(0.3585345471744078, within(1e-9));
    }

    @Test
    void onlyTheOrderCounts() {
        double[] others = Arrays.stream(scores).map(score -> Math.log1p(score)).toArray();

        assertThat(VolumeUnderSurface.precisionRecall(anomalous, others, 20))
                .isCloseTo(
                        VolumeUnderSurface.precisionRecall(anomalous, scores, 20), within(1e-12));
    }
}
