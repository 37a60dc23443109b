package forestall.command.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table at the end of a replay; the same rows as text and as JSON. */
final class Summary {
    private final Map<String, Object> rows = new LinkedHashMap<>();

    Summary(
            Observed observed,
            List<Fault> faults,
            long minutes,
            long samples,
            long skipped,
            long actsDone,
            long actsNotDone,
            double wallSeconds) {
        rows.put("minutes replayed", minutes);
        rows.put("samples sent", samples);
        rows.put("values skipped (empty or not finite)", skipped);
        rows.put("decisions", observed.decisions());
        rows.put("services whose risk moved", observed.moved());
        rows.put("highest risk", round(observed.highestScore()));
        rows.put("tier changes", observed.tierChanges);
        rows.put("moves to another host", observed.moves);
        rows.put("tiers lowered for want of room (component-minutes)", observed.lowered);
        rows.put("failovers proposed", observed.proposals);
        rows.put("allocations carried out", actsDone);
        rows.put("allocations not carried out", actsNotDone);
        rows.put(
                "mean cost of standby per hour",
                round(observed.costSum / Math.max(1, observed.decisions())));
        if (!faults.isEmpty()) {
            Measures measures = Measures.of(observed.probabilities, faults);
            rows.put("faults in the recording", measures.faults());
            rows.put("faults seen within 3 minutes (any service)", measures.seen());
            rows.put("faults seen within 3 minutes (the right service)", measures.located());
            rows.put("alarms (probability reaches 0.5)", measures.alarms());
            rows.put("false alarms per hour", round(measures.falseAlarmsPerHour()));
            rows.put(
                    "minutes in alarm outside faults (share)",
                    round(measures.inAlarmOutsideFaults()));
        }
        rows.put("call to decide, median ms", round(quantile(observed.decisionMillis, 0.5)));
        rows.put("call to decide, 99 % ms", round(quantile(observed.decisionMillis, 0.99)));
        rows.put("wall time s", round(wallSeconds));
        rows.put("times faster than real time", round(minutes * 60 / Math.max(1e-9, wallSeconds)));
    }

    Map<String, Object> rows() {
        return rows;
    }

    String table() {
        int widest = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        var table = new StringBuilder();
        rows.forEach(
                (name, value) ->
                        table.append(
                                String.format(
                                        Locale.ROOT, "%-" + widest + "s  %12s%n", name, value)));
        return table.toString();
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty()
                ? 0
                : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    private static double round(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
