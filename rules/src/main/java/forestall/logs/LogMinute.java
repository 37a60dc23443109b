package forestall.logs;

import forestall.model.Excerpt;
import forestall.model.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What was logged in one minute. */
final class LogMinute {
    private static final int LONGEST = 160; // of a template, before the ellipsis

    /** Lines of one template. */
    static final class Tally {
        Severity severity;
        String template;
        int count;

        private Tally(Severity severity, String template) {
            this.severity = severity;
            this.template = template;
        }
    }

    int errors;
    int warnings;
    final Map<Long, Tally> templates = new TreeMap<>();

    /**
     * @param most templates that are told apart; more than these count as errors and warnings only
     */
    void add(Severity severity, long cluster, String template, int most) {
        if (severity.compareTo(Severity.ERROR) >= 0) {
            errors++;
        } else if (severity == Severity.WARNING) {
            warnings++;
        }
        Tally tally = templates.get(cluster);
        if (tally == null && templates.size() < most) {
            tally = new Tally(severity, clipped(template));
            templates.put(cluster, tally);
        }
        if (tally != null) {
            tally.count++;
            tally.template = clipped(template);
            tally.severity = worse(tally.severity, severity);
        }
    }

    void merge(long from, long into) {
        Tally old = templates.remove(from);
        if (old != null) {
            Tally now = templates.get(into);
            if (now == null) {
                templates.put(into, old);
            } else {
                now.count += old.count;
                now.severity = worse(now.severity, old.severity);
            }
        }
    }

    /** Enough to know it by. */
    static String clipped(String template) {
        return Excerpt.of(template, LONGEST + 1);
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(errors);
        out.writeInt(warnings);
        out.writeInt(templates.size());
        for (Map.Entry<Long, Tally> each : templates.entrySet()) {
            out.writeLong(each.getKey());
            out.writeUTF(each.getValue().severity.name());
            out.writeUTF(each.getValue().template);
            out.writeInt(each.getValue().count);
        }
    }

    static LogMinute read(DataInput in) throws IOException {
        var minute = new LogMinute();
        minute.errors = in.readInt();
        minute.warnings = in.readInt();
        int count = MinerState.count(in, 1 << 20);
        for (int at = 0; at < count; at++) {
            long cluster = in.readLong();
            var tally = new Tally(Severities.read(in), in.readUTF());
            tally.count = in.readInt();
            minute.templates.put(cluster, tally);
        }
        return minute;
    }
}
