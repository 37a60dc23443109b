package forestall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeriesDetectorPropertiesTest {
    private static final DetectorSettings SETTINGS = DetectorSettings.defaults();
    private static final long STEP = 300;

    /** Ordinary values with whole numbers, repeats, zeros and enormous ones among them. */
    @Provide
    Arbitrary<double[]> values() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, Arbitraries.doubles().between(-10, 10)),
                        net.jqwik.api.Tuple.of(
                                3, Arbitraries.integers().between(0, 3).map(Integer::doubleValue)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.doubles()))
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(400);
    }

    private static float[] scores(SeriesDetector detector, double[] values, int from, int to) {
        var scores = new float[2 * (to - from)];
        for (int row = from; row < to; row++) {
            scores[2 * (row - from)] = detector.add(row * STEP, values[row]);
            scores[2 * (row - from) + 1] = detector.alarm();
        }
        return scores;
    }

    private static byte[] saved(SeriesDetector detector) {
        var bytes = new ByteArrayOutputStream();
        try {
            detector.write(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static SeriesDetector restored(byte[] saved) throws IOException {
        return SeriesDetector.read(new DataInputStream(new ByteArrayInputStream(saved)), SETTINGS);
    }

    @Property(tries = 200)
    void nothingIsKnownBeforehand(
            @ForAll("values") double[] values, @ForAll @IntRange(max = 400) int cut) {
        int prefix = Math.min(cut, values.length);

        assertThat(scores(new SeriesDetector(SETTINGS), values, 0, prefix))
                .containsExactly(
                        java.util.Arrays.copyOf(
                                scores(new SeriesDetector(SETTINGS), values, 0, values.length),
                                2 * prefix));
    }

    @Property(tries = 200)
    void surpriseIsFiniteAndBounded(@ForAll("values") double[] values) {
        for (float score : scores(new SeriesDetector(SETTINGS), values, 0, values.length)) {
            assertThat(score).isBetween(0f, SETTINGS.most());
        }
    }

    @Property(tries = 200)
    void savedAndReadItGoesOnAsIfNothingHadHappened(
            @ForAll("values") double[] values, @ForAll @IntRange(max = 400) int cut)
            throws IOException {
        int half = Math.min(cut, values.length);
        var detector = new SeriesDetector(SETTINGS);
        scores(detector, values, 0, half);
        byte[] saved = saved(detector);
        SeriesDetector restored = restored(saved);

        assertThat(saved(restored)).isEqualTo(saved);
        assertThat(scores(restored, values, half, values.length))
                .containsExactly(scores(detector, values, half, values.length));
        assertThat(saved(restored)).isEqualTo(saved(detector));
    }

    @Property(tries = 50)
    void savedStateIsBelowTwoKilobytesAndStaysSo(@ForAll("values") double[] values) {
        var detector = new SeriesDetector(SETTINGS);
        int before = saved(detector).length;
        scores(detector, values, 0, values.length);

        assertThat(saved(detector)).hasSize(before).hasSizeLessThan(2048);
    }

    @Test
    void halfAStateIsRefused() {
        byte[] saved = saved(new SeriesDetector(SETTINGS));

        assertThatThrownBy(() -> restored(java.util.Arrays.copyOf(saved, saved.length / 2)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aStateThatIsNotFiniteIsRefused() {
        byte[] saved = saved(new SeriesDetector(SETTINGS));
        saved[20] = (byte) 0x7F; // the first level becomes NaN
        saved[21] = (byte) 0xC0;

        assertThatThrownBy(() -> restored(saved)).isInstanceOf(IOException.class);
    }
}
