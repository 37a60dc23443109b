package forestall.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Measures on cases small enough to count by hand. */
class ScorersTest {

    @Test
    void groupingAndTemplates() {
        List<String> truth = List.of("a <*>", "a <*>", "b", "c");
        LogScore score = LogScore.of(truth, List.of("a <*>", "a <*>", "b", "b"));
        assertThat(score.groupAccuracy()).isEqualTo(0.5); // the two lines of a
        assertThat(score.groupF1()).isCloseTo(2.0 / 5, within(1e-12)); // one of two found, of three
        assertThat(score.parsingAccuracy()).isEqualTo(0.75);
        assertThat(score.templateF1()).isCloseTo(2.0 / 5, within(1e-12));
        assertThat(LogScore.of(truth, truth)).isEqualTo(new LogScore(1, 1, 1, 1));
    }

    @Test
    void anAlarmThatCoversTheAnomalyIsPerfectAndNoiseIsNot() {
        var anomalous = new boolean[1000];
        var right = new double[1000];
        var wrong = new double[1000];
        for (int row = 0; row < 1000; row++) {
            anomalous[row] = row >= 400 && row < 450;
            right[row] = anomalous[row] ? 1 + row / 1e6 : row / 1e6;
            wrong[row] = row % 7;
        }
        double perfect = VolumeUnderSurface.precisionRecall(anomalous, right, 0);
        assertThat(perfect).isGreaterThan(0.9);
        assertThat(VolumeUnderSurface.precisionRecall(anomalous, wrong, 0)).isLessThan(0.1);
        assertThat(VolumeUnderSurface.precisionRecall(new boolean[1000], right, 0)).isNaN();
    }
}
