package forestall.predict;

import forestall.model.LogLine;
import forestall.model.Severity;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Errors and warnings of one component by minute, until the minute is over. A line that comes after
 * its minute was scored counts in the oldest minute that was not.
 */
final class LogCounts {
    private static final int LATEST_MINUTES = 5; // a line later than this says nothing about now

    /** One minute. */
    private static final class Tally {
        int errors;
        int warnings;
    }

    /** Takes a minute that is over. */
    interface Minute {
        void take(Instant end, int errors, int warnings);
    }

    private final NavigableMap<Long, Tally> open = new TreeMap<>();
    private long from = Long.MIN_VALUE; // first minute that was not scored
    private boolean heard;

    /** False until the first line, of any severity. */
    boolean isHeard() {
        return heard;
    }

    /**
     * Counts lines, then hands over each minute that is over, oldest first; a minute without lines
     * has zero counts.
     */
    void advance(Instant to, List<LogLine> lines, PredictorSettings.Past past, Minute each) {
        long now = minute(to);
        long earliest = now - past.window() - past.lag();
        long latest = minute(to.plus(past.clockSkew()));
        if (from == Long.MIN_VALUE) {
            long first = lines.stream().mapToLong(line -> minute(line.at())).min().orElse(now);
            from = Math.min(now, first);
        }
        from = Math.max(from, earliest); // what is older has left the window anyway
        for (LogLine line : lines) {
            count(line, latest);
        }
        for (; from < now; from++) {
            Tally tally = open.remove(from);
            Instant end = Instant.ofEpochSecond((from + 1) * 60);
            each.take(end, tally == null ? 0 : tally.errors, tally == null ? 0 : tally.warnings);
        }
        open.headMap(from).clear();
    }

    private void count(LogLine line, long latest) {
        long minute = minute(line.at());
        if (minute > latest || minute < from - LATEST_MINUTES) {
            return;
        }
        heard = true;
        Tally tally = open.computeIfAbsent(Math.max(minute, from), any -> new Tally());
        if (line.severity().compareTo(Severity.ERROR) >= 0) {
            tally.errors++;
        } else if (line.severity() == Severity.WARNING) {
            tally.warnings++;
        }
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeBoolean(heard);
        out.writeLong(from);
        out.writeInt(open.size());
        for (var entry : open.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeInt(entry.getValue().errors);
            out.writeInt(entry.getValue().warnings);
        }
    }

    void read(StateReader in) throws IOException {
        heard = in.bool();
        from = in.int64();
        int count = in.atMost(in.int32(), Long.BYTES + 2 * Integer.BYTES);
        for (int at = 0; at < count; at++) {
            var tally = new Tally();
            long minute = in.int64();
            tally.errors = in.count();
            tally.warnings = in.count();
            if (open.put(minute, tally) != null) {
                throw new IOException("a minute is there twice");
            }
        }
    }
}
