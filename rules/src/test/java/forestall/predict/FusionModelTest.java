package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.learn.Calibration;
import forestall.predict.FusionModel.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FusionModelTest {
    private static final FusionModel SHIPPED = FusionModel.shipped();

    @Test
    void withoutEvidenceAComponentFailsOnceInThreeThousandHours() {
        var nothing = new float[Family.COUNT];

        assertThat(SHIPPED.line(Horizon.SOON).probability(nothing))
                .isCloseTo(1 - Math.exp(-0.5 / 3000), within(1e-12));
        assertThat(SHIPPED.line(Horizon.MONTH).probability(nothing))
                .isCloseTo(1 - Math.exp(-720.0 / 3000), within(1e-12));
    }

    @Property
    void moreEvidenceIsNeverLessProbability(
            @ForAll @IntRange(max = 12) int family,
            @ForAll @DoubleRange(max = 1000) double less,
            @ForAll @DoubleRange(max = 1000) double more) {
        var evidence = new float[Family.COUNT];
        evidence[family] = (float) Math.min(less, more);
        var stronger = evidence.clone();
        stronger[family] = (float) Math.max(less, more);
        for (Horizon horizon : Horizon.values()) {
            Line line = SHIPPED.line(horizon);
            assertThat(line.probability(stronger)).isBetween(line.probability(evidence), 1.0);
        }
    }

    /** Nor does a calibration, however failures fell, turn it round. */
    @Property
    void norOnceItIsCalibrated(
            @ForAll @IntRange(max = 12) int family,
            @ForAll @DoubleRange(max = 20) double less,
            @ForAll @DoubleRange(max = 20) double more,
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -12, max = 12) Double> scores,
            @ForAll @Size(40) List<Boolean> failed,
            @ForAll @Size(40) List<@DoubleRange(min = 0.01, max = 40) Double> weights) {
        var outcomes = new boolean[scores.size()];
        var counts = new double[scores.size()];
        for (int at = 0; at < outcomes.length; at++) {
            outcomes[at] = failed.get(at);
            counts[at] = weights.get(at);
        }
        var calibration =
                Calibration.of(
                        scores.stream().mapToDouble(Double::doubleValue).toArray(),
                        outcomes,
                        counts);
        var evidence = new float[Family.COUNT];
        evidence[family] = (float) Math.min(less, more);
        var stronger = evidence.clone();
        stronger[family] = (float) Math.max(less, more);
        for (Horizon horizon : Horizon.values()) {
            Line plain = SHIPPED.line(horizon);
            var line = new Line(plain.intercept(), plain.weights(), Optional.of(calibration));
            assertThat(line.probability(stronger)).isBetween(line.probability(evidence), 1.0);
        }
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        Map<Horizon, Line> lines = new EnumMap<>(Horizon.class);
        for (Horizon horizon : Horizon.values()) {
            lines.put(horizon, SHIPPED.line(horizon));
        }
        Line soon = lines.get(Horizon.SOON);
        var calibration =
                Calibration.of(
                        new double[] {-3, 0, 2},
                        new boolean[] {false, true, true},
                        new double[] {9, 1, 2});
        lines.put(
                Horizon.SOON, new Line(soon.intercept(), soon.weights(), Optional.of(calibration)));
        var model = new FusionModel(lines);
        byte[] written = written(model);
        FusionModel read = read(written);

        assertThat(written(read)).isEqualTo(written);
        assertThat(read.line(Horizon.SOON).probability(new float[Family.COUNT]))
                .isEqualTo(model.line(Horizon.SOON).probability(new float[Family.COUNT]));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] written = written(SHIPPED);
        for (int length = 0; length < written.length; length++) {
            byte[] less = Arrays.copyOf(written, length);
            assertThatThrownBy(() -> read(less)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aNegativeWeightIsRefused() {
        var weights = new double[Family.COUNT];
        weights[3] = -0.1;

        assertThatThrownBy(() -> new Line(0, weights, Optional.empty()))
                .hasMessageContaining("a weight must be 0 or more");
    }

    private static byte[] written(FusionModel model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static FusionModel read(byte[] bytes) throws IOException {
        return FusionModel.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
