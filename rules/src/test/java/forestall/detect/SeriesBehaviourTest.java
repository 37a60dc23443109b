package forestall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesBehaviourTest {
    static final int STEP = 300;
    static final int DAY = 86_400 / STEP;

    /** Two weeks of noise round a wave that repeats each day. */
    static double quiet(int at, SplittableRandom random) {
        return 50 + 20 * Math.sin(2 * Math.PI * at / DAY) + random.nextDouble(-3, 3);
    }

    static float[] surprises(double[] values) {
        var detector = new SeriesDetector(DetectorSettings.defaults());
        var surprises = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            surprises[at] = detector.add((long) at * STEP, values[at]);
        }
        return surprises;
    }

    static double[] weeks(long seed) {
        var random = new SplittableRandom(seed);
        var values = new double[14 * DAY];
        for (int at = 0; at < values.length; at++) {
            values[at] = quiet(at, random);
        }
        return values;
    }

    @Test
    void aSpikeStandsOutFarMoreThanAnythingBefore() {
        double[] values = weeks(1);
        int spike = 12 * DAY;
        values[spike] += 60;
        float[] surprises = surprises(values);
        for (int at = 3 * DAY; at < spike; at++) {
            assertThat(surprises[at]).as("row %d", at).isLessThan(surprises[spike] / 2);
        }
        assertThat(surprises[spike]).isGreaterThan(3);
    }

    @Test
    void noonAtMidnightIsOddAlthoughNoonIsNot() {
        double[] values = weeks(2);
        int night = 12 * DAY + 3 * DAY / 4; // the trough
        double atNoon = values[11 * DAY + DAY / 4];
        values[night] = atNoon;
        float[] surprises = surprises(values);
        assertThat(surprises[night]).isGreaterThan(2 * surprises[11 * DAY + DAY / 4] + 1);
    }

    @Test
    void anIncidentIsOneAlarmNotHundreds() {
        double[] values = weeks(3);
        for (int at = 12 * DAY; at < 12 * DAY + 60; at++) {
            values[at] += 60;
        }
        var detector = new SeriesDetector(DetectorSettings.defaults());
        int alarms = 0;
        for (int at = 0; at < values.length; at++) {
            detector.add((long) at * STEP, values[at]);
            float alarm = detector.alarm();
            alarms += at >= 12 * DAY && at < 12 * DAY + 60 && alarm > 1 ? 1 : 0;
        }
        assertThat(alarms).isBetween(1, 5);
    }

    @Property(tries = 20)
    void afterARestartItGoesOnAsIfNothingHadHappened(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 2000) int restart)
            throws IOException {
        double[] values = weeks(seed);
        var going = new SeriesDetector(DetectorSettings.defaults());
        var saved = new SeriesDetector(DetectorSettings.defaults());
        for (int at = 0; at < values.length; at++) {
            if (at == restart) {
                var bytes = new ByteArrayOutputStream();
                saved.write(new DataOutputStream(bytes));
                assertThat(bytes.size()).isLessThan(2500);
                saved =
                        SeriesDetector.read(
                                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
                                DetectorSettings.defaults());
            }
            assertThat(saved.add((long) at * STEP, values[at]))
                    .isEqualTo(going.add((long) at * STEP, values[at]));
            assertThat(saved.alarm()).isEqualTo(going.alarm());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1, 1e12, 1e300})
    void anyUnitWillDo(double unit) {
        double[] values = weeks(4);
        values[12 * DAY] += 60;
        for (int at = 0; at < values.length; at++) {
            values[at] *= unit;
        }
        for (float surprise : surprises(values)) {
            assertThat(surprise).isFinite().isNotNegative();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefused(double value) {
        var detector = new SeriesDetector(DetectorSettings.defaults());
        assertThatThrownBy(() -> detector.add(0, value)).hasMessageContaining("finite");
    }

    @Test
    void aConstantThatMovesIsNews() {
        var values = new double[500];
        java.util.Arrays.fill(values, 7);
        values[400] = 8;
        float[] surprises = surprises(values);
        assertThat(surprises[399]).isLessThan(0.5f);
        assertThat(surprises[400]).isGreaterThan(1f);
    }
}
