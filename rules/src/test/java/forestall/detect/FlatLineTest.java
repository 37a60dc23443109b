package forestall.detect;

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

class FlatLineTest {
    private final FlatLine flatLine = new FlatLine();
    private final SplittableRandom random = new SplittableRandom(1);

    private float repeat(double value, int times) {
        float surprise = 0;
        for (int time = 0; time < times; time++) {
            surprise = flatLine.add(value);
        }
        return surprise;
    }

    private void move(int times) {
        for (int time = 0; time < times; time++) {
            assertThat(flatLine.add(random.nextDouble())).isZero();
        }
    }

    @Test
    void aStuckSensorIsSurprising() {
        move(1000);

        assertThat(repeat(5, 4)).isZero();
        assertThat(repeat(5, 6)).isGreaterThan(4);
        assertThat(flatLine.run()).isEqualTo(10);
    }

    @Test
    void longerIsMoreSurprising() {
        move(1000);

        assertThat(repeat(5, 10)).isLessThan(repeat(5, 10));
    }

    @Test
    void nightsWithoutTrafficAreUsualOnceSeen() {
        for (int night = 0; night < 20; night++) {
            for (int minute = 0; minute < 100; minute++) {
                flatLine.add(random.nextDouble());
            }
            repeat(0, 400);
            if (night == 0) {
                assertThat(flatLine.add(0)).isGreaterThan(3);
            }
        }
        move(100);

        assertThat(repeat(0, 380)).isLessThan(2.5f);
    }

    @Test
    void aConstantIsNoFlatLine() {
        assertThat(repeat(7, 10_000)).isZero();
    }

    @Test
    void surpriseIsTheShareOfRuns() {
        for (int run = 0; run < 1000; run++) { // one of a hundred is 16 long, the others 1
            repeat(run, run % 100 == 99 ? 16 : 1);
        }

        assertThat((double) repeat(-1, 16)).isCloseTo(2, within(0.05));
    }

    @Test
    void savedAndReadItGoesOn() throws IOException {
        move(100);
        repeat(3, 7);
        var bytes = new ByteArrayOutputStream();
        flatLine.write(new DataOutputStream(bytes));
        FlatLine read =
                FlatLine.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(bytes.size()).isLessThan(100);
        assertThat(read.add(3)).isEqualTo(flatLine.add(3));
        assertThat(read.run()).isEqualTo(8);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> flatLine.add(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
