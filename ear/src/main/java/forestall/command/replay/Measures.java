package forestall.command.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How well the alarms of a replay fit the faults. An alarm is a minute in which a service's
 * probability reaches {@value #ALARM} from below; one that stands since before is none.
 *
 * @param faults that began while decisions were made
 * @param seen of these, with an alarm of any service within three minutes
 * @param located of these, where it was the service that the fault was in
 * @param alarms all
 * @param falseAlarms alarms that began more than {@value #AFTERMATH_MINUTES} minutes after the last
 *     fault began, or before the first
 * @param hours that were observed
 * @param quietMinutes decisions that are not within {@value #AFTERMATH_MINUTES} minutes after a
 *     fault began
 * @param quietMinutesInAlarm of these, with any service at {@value #ALARM} or above
 */
record Measures(
        int faults,
        int seen,
        int located,
        int alarms,
        int falseAlarms,
        double hours,
        int quietMinutes,
        int quietMinutesInAlarm) {
    static final double ALARM = 0.5;
    static final int SOON_MINUTES = 3;
    static final int AFTERMATH_MINUTES = 8;

    static Measures of(
            NavigableMap<Instant, Map<String, Double>> probabilities, List<Fault> faults) {
        if (probabilities.isEmpty()) {
            return new Measures(0, 0, 0, 0, 0, 0, 0, 0);
        }
        Instant first = probabilities.firstKey();
        Instant last = probabilities.lastKey();
        NavigableMap<Instant, Set<String>> alarms = alarms(probabilities);
        int during = 0;
        int seen = 0;
        int located = 0;
        for (Fault fault : faults) {
            if (fault.at().isBefore(first) || fault.at().isAfter(last)) {
                continue;
            }
            Instant soon = fault.at().plus(Duration.ofMinutes(SOON_MINUTES));
            Set<String> raised = new HashSet<>();
            alarms.subMap(fault.at(), true, soon, true).values().forEach(raised::addAll);
            during++;
            seen += raised.isEmpty() ? 0 : 1;
            located += raised.contains(fault.service()) ? 1 : 0;
        }
        int all = 0;
        int unexplained = 0;
        for (var minute : alarms.entrySet()) {
            all += minute.getValue().size();
            unexplained += explained(minute.getKey(), faults) ? 0 : minute.getValue().size();
        }
        int quiet = 0;
        int inAlarm = 0;
        for (var minute : probabilities.entrySet()) {
            if (!explained(minute.getKey(), faults)) {
                quiet++;
                inAlarm += minute.getValue().values().stream().anyMatch(p -> p >= ALARM) ? 1 : 0;
            }
        }
        double hours = Duration.between(first, last).plusMinutes(1).toSeconds() / 3600.0;
        return new Measures(during, seen, located, all, unexplained, hours, quiet, inAlarm);
    }

    /** Services whose alarm began, by minute. */
    private static NavigableMap<Instant, Set<String>> alarms(
            NavigableMap<Instant, Map<String, Double>> probabilities) {
        NavigableMap<Instant, Set<String>> alarms = new TreeMap<>();
        Map<String, Double> before = Map.of();
        for (var minute : probabilities.entrySet()) {
            for (var each : minute.getValue().entrySet()) {
                if (each.getValue() >= ALARM && before.getOrDefault(each.getKey(), 0.0) < ALARM) {
                    alarms.computeIfAbsent(minute.getKey(), key -> new HashSet<>())
                            .add(each.getKey());
                }
            }
            before = minute.getValue();
        }
        return alarms;
    }

    private static boolean explained(Instant minute, List<Fault> faults) {
        Duration aftermath = Duration.ofMinutes(AFTERMATH_MINUTES);
        return faults.stream()
                .anyMatch(
                        fault ->
                                !minute.isBefore(fault.at())
                                        && !minute.isAfter(fault.at().plus(aftermath)));
    }

    double falseAlarmsPerHour() {
        return hours > 0 ? falseAlarms / hours : 0;
    }

    /** Share of the quiet minutes that are in alarm, 0 to 1. */
    double inAlarmOutsideFaults() {
        return quietMinutes > 0 ? (double) quietMinutesInAlarm / quietMinutes : 0;
    }
}
