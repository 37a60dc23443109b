package forestall.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    /** Log-odds are −1 + 2 a; the second feature says nothing. */
    static Examples examples(int rows) {
        var random = new SplittableRandom(1);
        var features = new float[rows][];
        var failed = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            features[row] = new float[] {random.nextInt(-2, 3), random.nextInt(0, 100)};
            failed[row] = random.nextDouble() < Logistic.probability(-1 + 2 * features[row][0]);
        }
        return Examples.of(features, failed);
    }

    @Test
    void theWeightsAreThoseThatMadeTheOutcomes() {
        LogisticRegression model = LogisticRegression.fit(examples(20_000), 1e-3);
        double zero = model.logOdds(new float[] {0, 50});
        assertThat(zero).isCloseTo(-1, within(0.1));
        assertThat(model.logOdds(new float[] {1, 50}) - zero).isCloseTo(2, within(0.1));
        assertThat(model.logOdds(new float[] {0, 90}) - zero).isCloseTo(0, within(0.15));
        double parts =
                model.contribution(new float[] {1, 50}, 0)
                        + model.contribution(new float[] {1, 50}, 1)
                        - model.contribution(new float[] {0, 50}, 0)
                        - model.contribution(new float[] {0, 50}, 1);
        assertThat(parts).isCloseTo(model.logOdds(new float[] {1, 50}) - zero, within(1e-9));
    }

    @Test
    void fewCasesMoveAStrongRidgeLittle() {
        LogisticRegression model = LogisticRegression.fit(examples(50), 1e6);
        double difference = model.logOdds(new float[] {2, 0}) - model.logOdds(new float[] {-2, 0});
        assertThat(Math.abs(difference)).isLessThan(0.01);
    }

    @Test
    void whatSeparatesWhollyStillEnds() {
        var features = new float[][] {{-1}, {-2}, {1}, {2}};
        LogisticRegression model =
                LogisticRegression.fit(
                        Examples.of(features, new boolean[] {false, false, true, true}), 0.1);
        assertThat(model.logOdds(new float[] {2})).isFinite().isGreaterThan(1);
    }

    @Test
    void itSurvivesBeingWritten() throws IOException {
        LogisticRegression model = LogisticRegression.fit(examples(500), 1);
        var bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        var read =
                LogisticRegression.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.logOdds(new float[] {1, 7})).isEqualTo(model.logOdds(new float[] {1, 7}));
        bytes.reset();
        var out = new DataOutputStream(bytes);
        out.writeShort(1);
        out.writeDouble(Double.NaN);
        assertThatThrownBy(
                        () ->
                                LogisticRegression.read(
                                        new DataInputStream(
                                                new ByteArrayInputStream(bytes.toByteArray()))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatIsUnknownIsRefused() {
        var features = new float[][] {{Float.NaN}};
        assertThatThrownBy(
                        () ->
                                LogisticRegression.fit(
                                        Examples.of(features, new boolean[] {true}), 1))
                .hasMessageContaining("unknown");
    }
}
