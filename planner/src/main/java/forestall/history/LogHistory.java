package forestall.history;

import forestall.logs.Change;
import forestall.logs.LogSignal;
import forestall.logs.LogWatch;
import forestall.logs.Mined;
import forestall.logs.TemplateMiner;
import forestall.model.LogLine;
import forestall.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A component's log, read again: what its statements are, how often, and when it was unusual. */
public final class LogHistory {
    /** Strength from which a minute is marked: one in thirty. */
    static final double MARKED = 1.5;

    /** Marked whatever its strength: what a program never said before is worth reading. */
    private static final String NEW = "new log messages";

    /** Minutes that are no further apart are one time. */
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    private static final int MOST_MARKS = 200;
    private static final int MOST_TEMPLATES = 8;
    private static final int LONGEST = 240; // of a template's text

    private final Span span;
    private final long width; // of a bucket, in seconds
    private final TemplateMiner miner = new TemplateMiner();
    private final LogWatch watch = new LogWatch();
    private final Map<Long, Seen> templates = new HashMap<>();
    private final List<LogChart.Mark> marks = new ArrayList<>();
    private final Map<String, Integer> latest = new HashMap<>(); // place in marks, by name
    private final TreeMap<Long, int[]> buckets = new TreeMap<>();
    private int lines;

    /** What one cluster logged within the span. */
    private static final class Seen {
        String text = "";
        Severity severity = Severity.DEBUG;
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        int lines;
        final TreeMap<Long, Integer> buckets = new TreeMap<>();

        void add(LogLine line, long bucket, String template) {
            widen(line.severity(), line.at(), line.at());
            text = template;
            lines++;
            buckets.merge(bucket, 1, Integer::sum);
        }

        private void widen(Severity other, Instant from, Instant to) {
            severity = severity.compareTo(other) >= 0 ? severity : other;
            first = first.isBefore(from) ? first : from;
            last = last.isAfter(to) ? last : to;
        }

        void takeIn(Seen other) {
            widen(other.severity, other.first, other.last);
            text = text.isEmpty() ? other.text : text;
            lines += other.lines;
            other.buckets.forEach((bucket, count) -> buckets.merge(bucket, count, Integer::sum));
        }
    }

    private LogHistory(Span span, int buckets) {
        this.span = span;
        this.width = Math.max(1, (span.length().toSeconds() + buckets - 1) / buckets);
    }

    /**
     * @param read lines of one component, oldest first: those of the span, and before it some to
     *     learn from
     * @param capped whether there were more lines, older than these
     * @param now end of what can have been logged; a log that fell silent is odd up to then
     * @param buckets of time, at most
     */
    public static LogChart of(
            List<LogLine> read, boolean capped, Span span, Instant now, int buckets) {
        var history = new LogHistory(span, buckets);
        read.forEach(history::take);
        Instant end = now.isBefore(span.to()) ? now : span.to();
        history.mark(history.watch.advance(end));
        boolean cut = capped && !read.isEmpty() && read.get(0).at().isAfter(span.from());
        return history.chart(cut ? Optional.of(read.get(0).at()) : Optional.empty());
    }

    private void take(LogLine line) {
        mark(watch.advance(line.at()));
        Mined mined = miner.mine(line.message());
        List<Change> changes = miner.changes();
        watch.follow(changes);
        changes.forEach(this::follow);
        watch.add(line.at(), line.severity(), mined.cluster(), mined.template());
        if (span.holds(line.at())) {
            lines++;
            count(line, mined);
        }
    }

    private void mark(List<LogSignal> signals) {
        for (LogSignal each : signals) {
            boolean telling = each.strength() >= MARKED || each.name().equals(NEW);
            if (telling && span.holds(each.end())) {
                Integer place = latest.get(each.name());
                if (place != null && !each.end().isAfter(marks.get(place).to().plus(TOGETHER))) {
                    marks.set(place, longer(marks.get(place), each));
                } else {
                    latest.put(each.name(), marks.size());
                    marks.add(longer(mark(each), each));
                }
            }
        }
    }

    private static LogChart.Mark mark(LogSignal signal) {
        return new LogChart.Mark(signal.end(), signal.end(), signal.name(), 0, "");
    }

    private static LogChart.Mark longer(LogChart.Mark mark, LogSignal signal) {
        double strength = Math.rint(signal.strength() * 100) / 100;
        return strength > mark.strength()
                ? new LogChart.Mark(
                        mark.from(), signal.end(), mark.name(), strength, signal.words())
                : new LogChart.Mark(
                        mark.from(), signal.end(), mark.name(), mark.strength(), mark.words());
    }

    private void follow(Change change) {
        if (change instanceof Change.Merged merged) {
            Seen gone = templates.remove(merged.from());
            if (gone != null) {
                templates.computeIfAbsent(merged.into(), any -> new Seen()).takeIn(gone);
            }
        }
    }

    private void count(LogLine line, Mined mined) {
        long bucket =
                Duration.between(span.from(), line.at()).toSeconds() / width * width
                        + span.from().getEpochSecond();
        int kind =
                line.severity().compareTo(Severity.ERROR) >= 0
                        ? 0
                        : line.severity() == Severity.WARNING ? 1 : 2;
        buckets.computeIfAbsent(bucket, any -> new int[3])[kind]++;
        Seen seen = templates.computeIfAbsent(mined.cluster(), any -> new Seen());
        seen.add(line, bucket, mined.template());
    }

    private LogChart chart(Optional<Instant> since) {
        List<Long> at = List.copyOf(buckets.keySet());
        Map<Long, Integer> places = new HashMap<>();
        at.forEach(each -> places.put(each, places.size()));
        return new LogChart(
                lines,
                since,
                width,
                at,
                column(0),
                column(1),
                column(2),
                strongest(),
                byText().stream()
                        .sorted(
                                Comparator.comparing((Seen each) -> each.severity)
                                        .reversed()
                                        .thenComparing(each -> each.lines)
                                        .thenComparing(each -> each.text))
                        .limit(MOST_TEMPLATES)
                        .map(each -> template(each, places))
                        .toList());
    }

    /** Clusters that read alike are one to people. */
    private Collection<Seen> byText() {
        Map<String, Seen> all = new TreeMap<>();
        templates
                .values()
                .forEach(each -> all.computeIfAbsent(each.text, any -> new Seen()).takeIn(each));
        return all.values();
    }

    private List<Integer> column(int kind) {
        return buckets.values().stream().map(each -> each[kind]).toList();
    }

    private List<LogChart.Mark> strongest() {
        return marks.stream()
                .sorted(Comparator.comparingDouble(LogChart.Mark::strength).reversed())
                .limit(MOST_MARKS)
                .sorted(
                        Comparator.comparing(LogChart.Mark::from)
                                .thenComparing(LogChart.Mark::name))
                .toList();
    }

    private static LogChart.Template template(Seen seen, Map<Long, Integer> places) {
        return new LogChart.Template(
                seen.text.length() <= LONGEST ? seen.text : seen.text.substring(0, LONGEST) + "…",
                seen.severity,
                seen.lines,
                seen.first,
                seen.last,
                seen.buckets.keySet().stream().map(places::get).toList(),
                List.copyOf(seen.buckets.values()));
    }
}
