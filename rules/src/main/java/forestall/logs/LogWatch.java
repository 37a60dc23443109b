package forestall.logs;

import forestall.model.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Watches the log of one component: errors and warnings, templates that are new, rare, or come in
 * bursts, and those that came regularly and stopped, each against the log's own past. A fold over
 * minutes: lines go in as they come, {@link #advance} closes the minutes that are over. A line that
 * comes after its minute was closed counts in the oldest that wasn't. One thread at a time.
 */
public final class LogWatch {
    private static final int VERSION = 1;
    private static final int MOST_OPEN = 10; // minutes ahead of the last that was closed
    private static final int MOST_CLOSED = 1_440; // in one advance; of a longer pause, its end

    final LogWatchSettings settings;
    final Map<Long, TemplateHistory> histories = new TreeMap<>();
    final Usual errors = new Usual();
    final Usual warnings = new Usual();
    double novelties; // usual count of new templates a minute
    double rarities; // usual count of rare ones
    private final NavigableMap<Long, LogMinute> open = new TreeMap<>();
    private long began = Long.MIN_VALUE; // first minute of all
    private long from = Long.MIN_VALUE; // first that wasn't closed

    public LogWatch() {
        this(LogWatchSettings.defaults());
    }

    public LogWatch(LogWatchSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes one line.
     *
     * @param cluster the statement that wrote it, as {@link Mined} says
     * @param template its text, as {@link Mined} says
     */
    public void add(Instant at, Severity severity, long cluster, String template) {
        long minute = Math.floorDiv(at.getEpochSecond(), 60L);
        if (from == Long.MIN_VALUE) {
            from = minute;
            began = minute;
        }
        long counted = Math.max(from, Math.min(minute, from + MOST_CLOSED));
        if (open.size() >= MOST_OPEN && !open.containsKey(counted)) {
            counted = open.lastKey(); // clocks that are far ahead
        }
        open.computeIfAbsent(counted, any -> new LogMinute())
                .add(severity, cluster, template, settings.templates());
    }

    /** Follows what the miner found out about its clusters. */
    public void follow(List<Change> changes) {
        for (Change each : changes) {
            if (each instanceof Change.Merged merged) {
                merge(merged.from(), merged.into());
            } // of what the miner forgot, the past stays: it will have the same number again
        }
    }

    private void merge(long gone, long into) {
        open.values().forEach(minute -> minute.merge(gone, into));
        TemplateHistory old = histories.remove(gone);
        if (old != null) {
            TemplateHistory now = histories.get(into);
            if (now == null) {
                now = new TemplateHistory(into, old.first);
                now.template = old.template;
                histories.put(into, now);
            }
            now.takeIn(old);
        }
    }

    /**
     * Closes every minute that is over at {@code to}.
     *
     * @return what was unusual, minute by minute, the strongest first and each name once; a minute
     *     as usual has none
     */
    public List<LogSignal> advance(Instant to) {
        long now = Math.floorDiv(to.getEpochSecond(), 60L);
        List<LogSignal> signals = new ArrayList<>();
        if (from == Long.MIN_VALUE) {
            return signals;
        }
        long skipped = now - MOST_CLOSED;
        while (from < skipped && !open.isEmpty() && open.firstKey() < skipped) {
            from = open.firstKey();
            signals.addAll(close());
        }
        from = Math.max(from, skipped);
        while (from < now) {
            signals.addAll(close());
        }
        return signals;
    }

    private List<LogSignal> close() {
        LogMinute minute = open.remove(from);
        var verdict = new MinuteVerdict(this, from, from - began >= settings.warmUp().toMinutes());
        List<LogSignal> signals = verdict.of(minute == null ? new LogMinute() : minute);
        forget();
        from++;
        return signals;
    }

    /** Part of the past that a minute leaves. */
    double kept() {
        return StrictMath.pow(0.5, 1.0 / settings.halfLife().toMinutes());
    }

    private void forget() {
        if (histories.size() > settings.templates()) {
            histories.values().stream()
                    .sorted(
                            Comparator.comparingLong((TemplateHistory each) -> each.last)
                                    .thenComparing(each -> each.active)
                                    .thenComparing(each -> each.cluster))
                    .limit(histories.size() - settings.templates() * 3L / 4)
                    .map(each -> each.cluster)
                    .toList()
                    .forEach(histories::remove);
        }
    }

    /** Writes everything that {@link #read} needs to go on. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(began);
        out.writeLong(from);
        errors.write(out);
        warnings.write(out);
        out.writeDouble(novelties);
        out.writeDouble(rarities);
        out.writeInt(histories.size());
        for (TemplateHistory each : histories.values()) {
            each.write(out);
        }
        out.writeInt(open.size());
        for (Map.Entry<Long, LogMinute> each : open.entrySet()) {
            out.writeLong(each.getKey());
            each.getValue().write(out);
        }
    }

    /**
     * @throws IOException when the bytes aren't a watch's
     */
    public static LogWatch read(DataInput in, LogWatchSettings settings) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("state of another version: " + version);
        }
        var watch = new LogWatch(settings);
        watch.began = in.readLong();
        watch.from = in.readLong();
        watch.errors.read(in);
        watch.warnings.read(in);
        watch.novelties = in.readDouble();
        watch.rarities = in.readDouble();
        if (!(watch.novelties >= 0 && watch.rarities >= 0)) {
            throw new IOException("no such rates");
        }
        int count = MinerState.count(in, 1 << 20);
        for (int at = 0; at < count; at++) {
            TemplateHistory history = TemplateHistory.read(in);
            watch.histories.put(history.cluster, history);
        }
        count = MinerState.count(in, MOST_OPEN);
        for (int at = 0; at < count; at++) {
            watch.open.put(in.readLong(), LogMinute.read(in));
        }
        return watch;
    }
}
