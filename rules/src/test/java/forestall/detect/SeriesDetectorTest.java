package forestall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Minutes count from Thursday, 1 January 1970; days are busy from eight to eighteen. */
class SeriesDetectorTest {
    private static final long MINUTE = 60;
    private static final int DAY = 1440; // minutes
    private static final float ALARM = 3;

    private final SeriesDetector detector = new SeriesDetector(DetectorSettings.defaults());
    private final SplittableRandom random = new SplittableRandom(1);
    private int minute;
    private int alarms;

    private static boolean isBusy(int minute) {
        int hour = minute % DAY / 60;
        return hour >= 8 && hour < 18;
    }

    private double usual(int minute) {
        return (isBusy(minute) ? 100 : 20) + 4 * (random.nextDouble() - 0.5);
    }

    private float add(double value) {
        float surprise = detector.add(minute++ * MINUTE, value);
        alarms += detector.alarm() >= ALARM ? 1 : 0;
        return surprise;
    }

    private void learnDays(int days) {
        for (int end = minute + days * DAY; minute < end; ) {
            add(usual(minute));
        }
    }

    @Test
    void aBusyHourIsUsualByDayAndOddByNight() {
        learnDays(10);
        var byNight = detector.add(10 * DAY * MINUTE + 3 * 3600, 100);
        assertThat(detector.surprise(Part.SEASONAL)).isGreaterThan(ALARM);
        var byDay = detector.add(10 * DAY * MINUTE + 12 * 3600, 100);

        assertThat(byNight).isGreaterThan(byDay);
        assertThat(detector.surprise(Part.SEASONAL)).isLessThan(1);
    }

    @Test
    void theBaselineIsReadable() {
        learnDays(10);

        assertThat(detector.usual(12 * 3600)).isCloseTo(100, within(3.0));
        assertThat(detector.usual(3 * 3600)).isCloseTo(20, within(3.0));
        assertThat(detector.deviation(3 * 3600)).isBetween(0.5, 5.0);
    }

    @Test
    void weekendsAreApart() {
        for (int end = 28 * DAY; minute < end; ) {
            boolean weekend = (minute / DAY + 3) % 7 >= 5;
            add(weekend ? 20 + random.nextDouble() : usual(minute));
        }

        assertThat(detector.usual(2 * 86_400 + 12 * 3600)).isLessThan(40); // Saturday
        assertThat(detector.usual(12 * 3600)).isGreaterThan(80);
    }

    @Test
    void anIncidentIsOneAlarm() {
        learnDays(7);
        alarms = 0;
        for (int end = minute + 60; minute < end; ) {
            add(usual(minute) + 300);
        }

        assertThat(alarms).isEqualTo(1);
    }

    @Test
    void aWorseIncidentIsAnotherAlarm() {
        learnDays(7);
        alarms = 0;
        add(140);
        add(20);
        add(20_000);

        assertThat(alarms).isEqualTo(2);
    }

    @Test
    void usualDaysAreQuiet() {
        learnDays(7);
        alarms = 0;
        learnDays(7);

        assertThat(alarms).isLessThanOrEqualTo(1);
    }

    @Test
    void aNewLevelBecomesUsual() {
        learnDays(7);
        add(500);
        float atFirst = detector.surprise(Part.SEASONAL);
        for (int end = minute + 14 * DAY; minute < end; ) {
            add(usual(minute) + 400);
        }

        assertThat(atFirst).isGreaterThan(ALARM);
        assertThat(detector.surprise(Part.SEASONAL)).isLessThan(2);
    }

    @Test
    void aSlowDriftIsSeenAsAShiftOrLastingDeparture() {
        for (int end = 3 * DAY; minute < end; ) {
            add(50 + random.nextDouble());
        }
        float most = 0;
        for (int step = 0; step < 120; step++) {
            add(50 + random.nextDouble() + step * 0.02);
            most =
                    Math.max(
                            most,
                            Math.max(
                                    detector.surprise(Part.SHIFT),
                                    detector.surprise(Part.LASTING)));
        }

        assertThat(most).isGreaterThan(ALARM);
    }

    @Test
    void valuesThatGoWildWithinTheirRangeAreRestless() {
        for (int end = 3 * DAY; minute < end; ) {
            add(50 + 40 * Math.sin(minute / 200.0) + random.nextDouble());
        }
        for (int step = 0; step < 30; step++) {
            add(step % 2 == 0 ? 30 : 70);
        }

        assertThat(detector.surprise(Part.RESTLESS)).isGreaterThan(2);
    }

    @Test
    void aConstantSaysNothingUntilItChanges() {
        for (int step = 0; step < 1000; step++) {
            assertThat(add(7)).isZero();
        }

        assertThat(add(8)).isGreaterThan(ALARM);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefused(double value) {
        assertThatThrownBy(() -> detector.add(0, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(value));
    }
}
