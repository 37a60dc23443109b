package forestall.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GradientBoostedTreesTest {
    static final GradientBoostedTrees.Settings SETTINGS =
            new GradientBoostedTrees.Settings(60, 3, 0.2, 1, 1, 0, 0.8, 1, 7);

    /**
     * Fails when exactly one of two things is odd, or when a third is unknown: no line tells that.
     */
    static Examples either(int rows, long seed) {
        var random = new SplittableRandom(seed);
        var features = new float[rows][];
        var failed = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            float a = (float) random.nextDouble(-1, 1);
            float b = (float) random.nextDouble(-1, 1);
            boolean unknown = random.nextInt(10) == 0;
            features[row] = new float[] {a, b, unknown ? Float.NaN : a * b, 1};
            failed[row] = unknown || (a > 0) != (b > 0);
        }
        return Examples.of(features, failed);
    }

    static double accuracy(GradientBoostedTrees model, Examples examples) {
        int right = 0;
        for (int row = 0; row < examples.rows(); row++) {
            right += model.logOdds(examples.features(row)) > 0 == examples.failed(row) ? 1 : 0;
        }
        return (double) right / examples.rows();
    }

    @Test
    void whatNoLineSeparatesIsLearnedAndCarriesToNewCases() {
        GradientBoostedTrees model = GradientBoostedTrees.train(either(2000, 1), SETTINGS);
        assertThat(accuracy(model, either(1000, 2))).isGreaterThan(0.97);
    }

    @Test
    void theSameExamplesGiveTheSameModelAndItSurvivesBeingWritten() throws IOException {
        GradientBoostedTrees model = GradientBoostedTrees.train(either(500, 1), SETTINGS);
        var bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        var again = new ByteArrayOutputStream();
        GradientBoostedTrees.train(either(500, 1), SETTINGS).write(new DataOutputStream(again));
        assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());

        var read =
                GradientBoostedTrees.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        Examples others = either(200, 3);
        for (int row = 0; row < others.rows(); row++) {
            assertThat(read.logOdds(others.features(row)))
                    .isEqualTo(model.logOdds(others.features(row)));
        }
    }

    @Test
    void probabilitiesAreAsOftenRightAsTheySay() {
        var random = new SplittableRandom(5);
        var features = new float[4000][];
        var failed = new boolean[4000];
        for (int row = 0; row < failed.length; row++) {
            features[row] = new float[] {random.nextInt(4)};
            failed[row] = random.nextDouble() < 0.1 + 0.2 * features[row][0];
        }
        GradientBoostedTrees model =
                GradientBoostedTrees.train(Examples.of(features, failed), SETTINGS);
        for (int value = 0; value < 4; value++) {
            double said = Logistic.probability(model.logOdds(new float[] {value}));
            assertThat(said).isBetween(0.06 + 0.2 * value, 0.14 + 0.2 * value);
        }
    }

    @Test
    void weightsCountAsCases() {
        var features = new float[][] {{0}, {0}};
        var failed = new boolean[] {true, false};
        assertThat(new Examples(features, failed, new double[] {1, 3}).baseRate()).isEqualTo(0.25);
    }

    @Test
    void brokenBytesAreNoModel() {
        byte[] bytes = {0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0};
        assertThatThrownBy(
                        () ->
                                GradientBoostedTrees.read(
                                        new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anotherNumberOfFeaturesIsRefused() {
        GradientBoostedTrees model = GradientBoostedTrees.train(either(100, 1), SETTINGS);
        assertThatThrownBy(() -> model.logOdds(new float[3]))
                .hasMessageContaining("4 were learned");
    }
}
