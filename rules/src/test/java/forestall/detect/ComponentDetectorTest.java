package forestall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.detect.ComponentDetector.Schedule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ComponentDetectorTest {
    private static final VectorSettings SETTINGS = VectorSettings.defaults();
    private static final Schedule SCHEDULE = new Schedule(60, 40, 100);

    private final ComponentDetector component = new ComponentDetector(3, SETTINGS, SCHEDULE);

    private static double[][] rows(int count) {
        return VectorDetectorTest.rows(count, 1, 1, 100, 1e-3);
    }

    private static double[] scores(ComponentDetector component, double[][] rows) {
        return Arrays.stream(rows).mapToDouble(component::add).toArray();
    }

    @Test
    void aFreshComponentIsScoredOnceSomethingIsLearned() {
        double[] scores = scores(component, rows(200));

        assertThat(Arrays.copyOf(scores, 60)).containsOnly(0);
        assertThat(Arrays.copyOfRange(scores, 60, 200)).doesNotContain(0);
    }

    @Test
    void anIncidentStandsOut() {
        double[][] rows = rows(200);
        for (int at = 150; at < 158; at++) {
            rows[at][2] += 0.02;
            rows[at][0] -= 8;
        }
        double[] scores = scores(component, rows);

        assertThat(scores[153])
                .isGreaterThan(2 * Arrays.stream(scores, 60, 150).max().orElseThrow());
    }

    @Test
    void anIncidentDoesNotEndBecauseItIsLearned() {
        double[][] rows = rows(200);
        for (int at = 170; at < 180; at++) { // learned at 180
            rows[at][2] += at % 2 == 0 ? 0.004 : -0.004;
        }
        double[] scores = scores(component, rows);

        assertThat(scores[180]).isGreaterThan(1.3);
    }

    @Test
    void aNewHabitBecomesUsual() {
        double[][] rows = rows(400);
        for (int at = 150; at < 400; at++) {
            rows[at][0] += 20;
        }
        double[] scores = scores(component, rows);

        assertThat(scores[151]).isGreaterThan(2);
        assertThat(Arrays.stream(scores, 350, 400).average().orElseThrow()).isLessThan(1.5);
    }

    @Test
    void aMissingMetricKeepsItsLastValue() {
        double[][] rows = rows(120);
        double[][] gaps = rows(120);
        gaps[100][1] = Double.NaN;
        rows[100][1] = rows[99][1];

        assertThat(scores(new ComponentDetector(3, SETTINGS, SCHEDULE), gaps))
                .containsExactly(scores(component, rows));
    }

    @Property(tries = 30)
    void savedAndReadItGoesOnAsIfNothingHadHappened(@ForAll @IntRange(max = 250) int restart)
            throws IOException {
        double[][] rows = rows(300);
        var going = new ComponentDetector(3, SETTINGS, SCHEDULE);
        scores(going, Arrays.copyOf(rows, restart));
        var bytes = new ByteArrayOutputStream();
        going.write(new DataOutputStream(bytes));
        ComponentDetector read =
                ComponentDetector.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
                        SETTINGS,
                        SCHEDULE);
        double[][] rest = Arrays.copyOfRange(rows, restart, rows.length);

        assertThat(scores(read, rest)).containsExactly(scores(going, rest));
        assertThat(bytes.size()).isLessThan(140 * 3 * 4 + 50);
    }

    @Test
    void rowsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> component.add(new double[2])).hasMessageContaining("2 metrics");
        assertThatThrownBy(() -> component.add(new double[] {0, Double.POSITIVE_INFINITY, 0}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> new Schedule(100, 10, 50)).hasMessageContaining("window");
    }
}
