package forestall.logs;

import forestall.model.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The past of one template in one component's log, by minutes. */
final class TemplateHistory {
    private static final double REGULAR = 0.2; // deviation of the gaps, part of their mean
    private static final double JITTER = 0.34; // minutes: a beat falls into the next one
    private static final int MOST_MISSED = 60; // then it was turned off on purpose

    final long cluster;
    String template = "";
    Severity severity = Severity.DEBUG; // the worst so far
    long first; // minute
    long last; // minute
    long active; // minutes that saw it
    final Usual usual = new Usual();
    private double gap; // mean minutes between active ones
    private double gapDeviation;
    private long gaps;

    TemplateHistory(long cluster, long minute) {
        this.cluster = cluster;
        first = minute;
        last = minute - 1;
    }

    /** Sigmas above its usual count, before {@link #see}. */
    double sigmas(double count, long minute, double kept) {
        catchUp(minute, kept);
        return usual.sigmas(count);
    }

    // Minutes without it since it was last seen.
    private void catchUp(long minute, double kept) {
        long silent = minute - first - usual.minutes();
        if (silent > 0) {
            usual.addNone(silent, kept);
        }
    }

    void see(double count, long minute, double kept) {
        catchUp(minute, kept);
        usual.add(count, kept);
        if (active > 0) {
            double now = minute - last;
            double weight = Math.max(0.05, 1.0 / (gaps + 1));
            gapDeviation += gaps == 0 ? 0 : weight * (Math.abs(now - gap) - gapDeviation);
            gap += weight * (now - gap);
            gaps++;
        }
        active++;
        last = minute;
    }

    /** Part of the minutes since the first that saw it, this one left out. */
    double rate(long minute) {
        return (double) active / Math.max(1, minute - first);
    }

    /**
     * Beats that are overdue; 0 when it isn't regular, or was given up.
     *
     * @param least active minutes that make a habit
     */
    long missed(long minute, int least) {
        if (gaps + 1 < least || gapDeviation > REGULAR * gap + JITTER * Math.min(1, gap - 1)) {
            return 0;
        }
        long missed = (long) Math.floor((minute - last) / Math.max(1, gap + gapDeviation)) - 1;
        return missed < 2 || missed > MOST_MISSED ? 0 : missed;
    }

    double gap() {
        return gap;
    }

    long gaps() {
        return gaps;
    }

    /** Takes over what was counted under another number. */
    void takeIn(TemplateHistory other) {
        first = Math.min(first, other.first);
        severity = severity.compareTo(other.severity) >= 0 ? severity : other.severity;
        if (other.gaps > gaps) {
            gap = other.gap;
            gapDeviation = other.gapDeviation;
            gaps = other.gaps;
        }
        active = Math.max(active, other.active);
        last = Math.max(last, other.last);
        usual.takeIn(other.usual, last - first + 1);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(cluster);
        out.writeUTF(template);
        out.writeUTF(severity.name());
        out.writeLong(first);
        out.writeLong(last);
        out.writeLong(active);
        usual.write(out);
        out.writeDouble(gap);
        out.writeDouble(gapDeviation);
        out.writeLong(gaps);
    }

    static TemplateHistory read(DataInput in) throws IOException {
        var history = new TemplateHistory(in.readLong(), 0);
        history.template = in.readUTF();
        history.severity = Severities.read(in);
        history.first = in.readLong();
        history.last = in.readLong();
        history.active = in.readLong();
        history.usual.read(in);
        history.gap = in.readDouble();
        history.gapDeviation = in.readDouble();
        history.gaps = in.readLong();
        return history;
    }
}
