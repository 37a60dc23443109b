package forestall.command.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well the alarms of a replay fit the faults. An alarm is a minute in which a service's
 * probability reaches {@value #ALARM} from below.
 *
 * @param faults that began while decisions were made
 * @param seen of these, with an alarm of any service, or one that stands, within three minutes
 * @param located of these, where it was the service that the fault was in
 * @param alarms all
 * @param falseAlarms alarms that began more than {@value #AFTERMATH_MINUTES} minutes after the last
 *     fault began, or before the first
 * @param hours that were observed
 */
record Measures(int faults, int seen, int located, int alarms, int falseAlarms, double hours) {
    static final double ALARM = 0.5;
    static final int SOON_MINUTES = 3;
    static final int AFTERMATH_MINUTES = 8;

    static Measures of(Observed observed, List<Fault> faults) {
        if (observed.probabilities.isEmpty()) {
            return new Measures(0, 0, 0, 0, 0, 0);
        }
        Instant first = observed.probabilities.firstKey();
        Instant last = observed.probabilities.lastKey();
        int during = 0;
        int seen = 0;
        int located = 0;
        for (Fault fault : faults) {
            if (fault.at().isBefore(first) || fault.at().isAfter(last)) {
                continue;
            }
            during++;
            var soon =
                    observed.probabilities
                            .subMap(
                                    fault.at(),
                                    true,
                                    fault.at().plus(Duration.ofMinutes(SOON_MINUTES)),
                                    true)
                            .values();
            if (soon.stream()
                    .anyMatch(minute -> minute.values().stream().anyMatch(p -> p >= ALARM))) {
                seen++;
            }
            if (soon.stream()
                    .anyMatch(minute -> minute.getOrDefault(fault.service(), 0.0) >= ALARM)) {
                located++;
            }
        }
        int[] alarms = alarms(observed, faults);
        double hours = Duration.between(first, last).plusMinutes(1).toSeconds() / 3600.0;
        return new Measures(during, seen, located, alarms[0], alarms[1], hours);
    }

    private static int[] alarms(Observed observed, List<Fault> faults) {
        Map<String, Double> before = new HashMap<>();
        int alarms = 0;
        int falseAlarms = 0;
        for (var minute : observed.probabilities.entrySet()) {
            for (var each : minute.getValue().entrySet()) {
                double was = before.getOrDefault(each.getKey(), 0.0);
                if (each.getValue() >= ALARM && was < ALARM) {
                    alarms++;
                    falseAlarms += explained(minute.getKey(), faults) ? 0 : 1;
                }
            }
            before = minute.getValue();
        }
        return new int[] {alarms, falseAlarms};
    }

    private static boolean explained(Instant alarm, List<Fault> faults) {
        return faults.stream()
                .anyMatch(
                        fault ->
                                !alarm.isBefore(fault.at())
                                        && !alarm.isAfter(
                                                fault.at()
                                                        .plus(
                                                                Duration.ofMinutes(
                                                                        AFTERMATH_MINUTES))));
    }

    double falseAlarmsPerHour() {
        return hours > 0 ? falseAlarms / hours : 0;
    }
}
