package forestall.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OverdueTest {
    private static final long DAY = 86_400;

    private final Overdue overdue = new Overdue();
    private long now;

    private void arriveEvery(long gap, int times) {
        for (int time = 0; time < times; time++) {
            now += gap;
            overdue.arrived(now);
        }
    }

    @Test
    void aSeriesThatReportsEachMinuteIsMissedAfterMinutes() {
        arriveEvery(60, 1000);

        assertThat(overdue.surprise(now + 60)).isZero();
        assertThat(overdue.surprise(now + 130)).isZero();
        assertThat(overdue.surprise(now + 300)).isGreaterThan(3);
        assertThat(overdue.usualGap()).isBetween(60.0, 90.0);
    }

    @Test
    void aSeriesThatRestsAtNightIsNotMissedThen() {
        for (int day = 0; day < 10; day++) {
            now = day * DAY;
            arriveEvery(60, 600);
        }

        assertThat(overdue.surprise(now + 10 * 3600)).isLessThan(3);
        assertThat(overdue.surprise(now + 3 * DAY)).isGreaterThan(4);
    }

    @Test
    void tooFewGapsSayNothing() {
        arriveEvery(60, 20);

        assertThat(overdue.surprise(now + DAY)).isZero();
    }

    @Test
    void whatComesLateOrTwiceIsNoGap() {
        arriveEvery(60, 100);
        overdue.arrived(now);
        overdue.arrived(now - 3000);

        assertThat(overdue.surprise(now + 90)).isZero();
        assertThat(overdue.usualGap()).isBetween(60.0, 90.0);
    }

    @Test
    void savedAndReadItGoesOn() throws IOException {
        arriveEvery(60, 100);
        var bytes = new ByteArrayOutputStream();
        overdue.write(new DataOutputStream(bytes));
        Overdue read =
                Overdue.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.surprise(now + 600)).isPositive().isEqualTo(overdue.surprise(now + 600));
    }
}
