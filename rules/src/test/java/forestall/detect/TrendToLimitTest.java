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
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Six hours of minutes. */
class TrendToLimitTest {
    private static final long WINDOW = 6 * 3600;
    private static final int MINUTES = 360;
    private static final double HOUR = 3600;

    private final SplittableRandom random = new SplittableRandom(1);

    private static TrendToLimit minutes(TrendToLimit trend, IntToDoubleFunction values) {
        for (int minute = 0; minute < MINUTES; minute++) {
            trend.add(minute * 60L, values.applyAsDouble(minute));
        }
        return trend;
    }

    @Test
    void aDiskThatFillsTellsWhen() {
        TrendToLimit disk =
                minutes(
                        TrendToLimit.upTo(100, WINDOW),
                        minute -> 60 + minute / 60.0 + random.nextDouble(-0.2, 0.2));

        // 66 % after six hours, a percent an hour
        assertThat(disk.secondsToLimit()).isCloseTo(34 * HOUR, within(1.5 * HOUR));
    }

    @Test
    void memoryThatRunsOutTellsWhen() {
        TrendToLimit free = minutes(TrendToLimit.downTo(0, WINDOW), minute -> 1000 - minute * 2.0);

        assertThat(free.secondsToLimit()).isCloseTo(140 * 60, within(600.0));
    }

    @Test
    void outliersDoNotMoveIt() {
        TrendToLimit disk =
                minutes(
                        TrendToLimit.upTo(100, WINDOW),
                        minute -> minute % 60 == 7 ? 99 : 60 + minute / 60.0);

        assertThat(disk.secondsToLimit()).isCloseTo(34 * HOUR, within(4 * HOUR));
    }

    @Test
    void noiseIsNoTrend() {
        TrendToLimit disk =
                minutes(TrendToLimit.upTo(100, WINDOW), minute -> random.nextDouble(40, 60));

        assertThat(disk.secondsToLimit()).isInfinite();
    }

    @Test
    void logsThatAreRotatedAreNoTrend() {
        TrendToLimit disk =
                minutes(TrendToLimit.upTo(100, WINDOW), minute -> 40 + minute % 60 / 6.0);

        assertThat(disk.secondsToLimit()).isInfinite();
    }

    @Test
    void aDiskThatEmptiesNeverFills() {
        TrendToLimit disk = minutes(TrendToLimit.upTo(100, WINDOW), minute -> 90 - minute / 60.0);

        assertThat(disk.secondsToLimit()).isInfinite();
    }

    @Test
    void atTheLimitThereIsNoTimeLeft() {
        assertThat(minutes(TrendToLimit.upTo(100, WINDOW), minute -> 100).secondsToLimit())
                .isZero();
    }

    @Test
    void anHourWithoutSamplesDoesNotMatter() {
        var disk = TrendToLimit.upTo(100, WINDOW);
        for (int minute = 0; minute < MINUTES; minute++) {
            if (minute < 100 || minute > 160) {
                disk.add(minute * 60L, 60 + minute / 60.0);
            }
        }

        assertThat(disk.secondsToLimit()).isCloseTo(34 * HOUR, within(HOUR));
    }

    @Test
    void aFewSamplesAreNoTrend() {
        var disk = TrendToLimit.upTo(100, WINDOW);
        assertThat(disk.secondsToLimit()).isInfinite();
        for (int minute = 0; minute < 30; minute++) {
            disk.add(minute * 60L, 90 + minute / 10.0);
        }

        assertThat(disk.secondsToLimit()).isInfinite();
    }

    @Property(tries = 50)
    void steeperIsSooner(
            @ForAll @DoubleRange(min = 0.1, max = 3) double one,
            @ForAll @DoubleRange(min = 0.1, max = 3) double other) {
        double slow = Math.min(one, other);
        double fast = Math.max(one, other);

        assertThat(hourly(fast)).isLessThanOrEqualTo(hourly(slow));
    }

    private static double hourly(double percent) {
        return minutes(TrendToLimit.upTo(100, WINDOW), minute -> 60 + percent * minute / 60)
                .secondsToLimit();
    }

    @Test
    void savedAndReadItGoesOn() throws IOException {
        TrendToLimit disk = minutes(TrendToLimit.upTo(100, WINDOW), minute -> 60 + minute / 60.0);
        var bytes = new ByteArrayOutputStream();
        disk.write(new DataOutputStream(bytes));
        var read = TrendToLimit.upTo(100, WINDOW);
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.secondsToLimit()).isEqualTo(disk.secondsToLimit());
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> TrendToLimit.upTo(Double.NaN, WINDOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrendToLimit.upTo(1, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrendToLimit.upTo(1, WINDOW).add(0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLargestNumbersAreCopedWithAndReadAgain() throws IOException {
        TrendToLimit trend = TrendToLimit.downTo(0, 6400);
        for (int second = 0; second < 6400; second += 10) {
            trend.add(second, second % 20 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE);
        }
        assertThat(trend.secondsToLimit()).isNotNaN();
        var bytes = new ByteArrayOutputStream();
        trend.write(new DataOutputStream(bytes));
        TrendToLimit.downTo(0, 6400)
                .read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
