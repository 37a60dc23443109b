package forestall.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Three hours near 100, then something else. */
class SteadyDetectorTest {
    private final SteadyDetector steady = new SteadyDetector(DetectorSettings.defaults());
    private long second;
    private float surprise;

    @Test
    void whatIsUsualStaysSoWhileValuesCreepAway() {
        usual(180);
        for (int step = 1; step <= 30; step++) {
            add(100 + 3 * step);
        }
        assertThat(steady.isOff()).isTrue();
        assertThat(steady.usual()).isBetween(98.0, 102.0);
        assertThat(surprise).isGreaterThan(4);
        assertThat(steady.detector().surprise()).isLessThan(surprise); // which got used to it
    }

    @Test
    void onceValuesAreBackNothingIsOff() {
        usual(180);
        add(200);
        assertThat(steady.isOff()).isTrue();
        usual(1);
        assertThat(steady.isOff()).isFalse();
    }

    @Test
    void whatStaysOffForHoursIsANewLevel() {
        usual(180);
        for (int minute = 0; minute < 180; minute++) {
            add(150 + minute % 3);
        }
        assertThat(steady.isOff()).isFalse();
        assertThat(surprise).isLessThan(1);
    }

    @Test
    void duringWarmUpNothingIsOff() {
        usual(10);
        add(1000);
        assertThat(steady.isOff()).isFalse();
    }

    @Test
    void itGoesOnWhereItWasWrittenAlsoWhileOff() throws IOException {
        usual(180);
        add(130);
        var bytes = new ByteArrayOutputStream();
        steady.write(new DataOutputStream(bytes));
        SteadyDetector read =
                SteadyDetector.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
                        DetectorSettings.defaults());
        for (int step = 0; step < 20; step++) {
            add(130 + step);
            assertThat(read.add(second, 130 + step)).isEqualTo(surprise);
            assertThat(read.usual()).isEqualTo(steady.usual());
        }
    }

    private void usual(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            add(100 + StrictMath.sin(second * 7.3) * 2);
        }
    }

    private void add(double value) {
        second += 60;
        surprise = steady.add(second, value);
    }
}
