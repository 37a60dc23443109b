package forestall.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An hour of two services, cart and mail; 0.5 is an alarm. */
class MeasuresTest {
    static final Instant START = Instant.parse("2022-08-22T03:00:00Z");
    static final int MINUTES = 60;

    final NavigableMap<Instant, Map<String, Double>> probabilities = new TreeMap<>();

    MeasuresTest() {
        for (int minute = 0; minute < MINUTES; minute++) {
            probabilities.put(at(minute), new TreeMap<>(Map.of("cart", 0.1, "mail", 0.1)));
        }
    }

    @ParameterizedTest(name = "fault at 20, alarm at {0}: seen {1}")
    @CsvSource({
        "19, 0", // it began before the fault
        "20, 1", "23, 1", "24, 0",
    })
    void aFaultIsSeenWhenAnAlarmBeginsWithinThreeMinutes(int minute, int seen) {
        set("cart", minute, minute + 10, 0.5);
        Measures measures = measure(faultInCart(20));
        assertThat(measures.faults()).isEqualTo(1);
        assertThat(measures.seen()).isEqualTo(seen);
        assertThat(measures.located()).isEqualTo(seen);
    }

    @Test
    void anAlarmThatIsStuckSeesNothing() {
        set("cart", 0, MINUTES, 0.9);
        Measures measures = measure(faultInCart(20), faultInCart(40));
        assertThat(measures.faults()).isEqualTo(2);
        assertThat(measures.seen()).isZero();
        assertThat(measures.located()).isZero();
        assertThat(measures.inAlarmOutsideFaults()).isEqualTo(1);
    }

    @Test
    void anAlarmOfAnotherServiceSeesTheFaultButDoesNotLocateIt() {
        set("mail", 21, 25, 0.6);
        Measures measures = measure(faultInCart(20));
        assertThat(measures.seen()).isEqualTo(1);
        assertThat(measures.located()).isZero();
    }

    @Test
    void aStuckAlarmOfAnotherServiceDoesNotHideTheRightOne() {
        set("mail", 0, MINUTES, 0.6);
        set("cart", 21, 25, 0.6);
        assertThat(measure(faultInCart(20)).located()).isEqualTo(1);
    }

    @Test
    void justBelowTheThresholdIsNoAlarm() {
        set("cart", 20, 30, 0.499);
        assertThat(measure(faultInCart(20)).alarms()).isZero();
    }

    @ParameterizedTest(name = "fault at 20, alarm at {0}: false {1}")
    @CsvSource({"19, 1", "20, 0", "28, 0", "29, 1"})
    void anAlarmIsExplainedForEightMinutesAfterAFault(int minute, int falseAlarms) {
        set("cart", minute, minute + 1, 0.5);
        Measures measures = measure(faultInCart(20));
        assertThat(measures.alarms()).isEqualTo(1);
        assertThat(measures.falseAlarms()).isEqualTo(falseAlarms);
        assertThat(measures.falseAlarmsPerHour()).isEqualTo(falseAlarms);
    }

    @Test
    void minutesInAlarmAreCountedOnlyOutsideTheEightMinutesAfterAFault() {
        set("cart", 20, 30, 0.7); // 20 to 28 belong to the fault
        Measures measures = measure(faultInCart(20));
        assertThat(measures.quietMinutes()).isEqualTo(MINUTES - 9);
        assertThat(measures.quietMinutesInAlarm()).isEqualTo(1);
    }

    @Test
    void twoServicesInAlarmMakeOneMinuteInAlarm() {
        set("cart", 40, 42, 0.7);
        set("mail", 40, 42, 0.7);
        Measures measures = measure(faultInCart(20));
        assertThat(measures.quietMinutesInAlarm()).isEqualTo(2);
        assertThat(measures.alarms()).isEqualTo(2);
    }

    @Test
    void withoutFaultsEveryAlarmIsFalse() {
        set("cart", 10, 16, 0.7);
        Measures measures = measure();
        assertThat(measures.faults()).isZero();
        assertThat(measures.seen()).isZero();
        assertThat(measures.falseAlarms()).isEqualTo(1);
        assertThat(measures.inAlarmOutsideFaults()).isEqualTo(0.1);
    }

    @Test
    void aFaultOutsideOfTheReplayDoesNotCount() {
        assertThat(measure(faultInCart(-1), faultInCart(MINUTES)).faults()).isZero();
    }

    @Test
    void withoutDecisionsAllIsZero() {
        Measures measures = Measures.of(new TreeMap<>(), List.of(faultInCart(20)));
        assertThat(measures.faults()).isZero();
        assertThat(measures.falseAlarmsPerHour()).isZero();
        assertThat(measures.inAlarmOutsideFaults()).isZero();
    }

    private Measures measure(Fault... faults) {
        return Measures.of(probabilities, List.of(faults));
    }

    private void set(String service, int from, int to, double probability) {
        for (int minute = from; minute < Math.min(to, MINUTES); minute++) {
            probabilities.get(at(minute)).put(service, probability);
        }
    }

    private static Fault faultInCart(int minute) {
        return new Fault(at(minute), "cart", "cpu_contention");
    }

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }
}
