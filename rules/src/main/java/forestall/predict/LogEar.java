package forestall.predict;

import forestall.logs.Change;
import forestall.logs.LogFormat;
import forestall.logs.LogRecord;
import forestall.logs.LogSignal;
import forestall.logs.LogWatch;
import forestall.logs.LogWatchSettings;
import forestall.logs.Multiline;
import forestall.logs.TemplateMiner;
import forestall.model.AnomalyScore;
import forestall.model.ComponentId;
import forestall.model.LogLine;
import forestall.model.Severity;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Listens to the log of one component: what was odd about it lately, by kind of oddness. */
final class LogEar {
    private static final Duration LATEST = Duration.ofMinutes(6); // what is later says nothing now
    private static final Duration FORGET = Duration.ofHours(2);

    /** One kind of oddness, as of when it was last heard. */
    private record Heard(Instant at, double surprise, double evidence, String words) {}

    private static final String MISSING = "missing log heartbeats";
    private static final int SETTLED = 30; // lines that settle how a log is written

    private LogWatch watch = new LogWatch();
    private LogFormat format = LogFormat.plain();
    private final List<String> first = new ArrayList<>(); // until the format is settled
    private boolean settled;
    private boolean spoke;
    private final Map<String, Heard> heard = new TreeMap<>();

    /**
     * Takes lines in the order in which they arrived; lines of one event are joined, and headers
     * read, once it is known how the log is written.
     *
     * @return how many were ignored: far in the future or the past
     */
    long take(List<LogLine> arrived, Instant to, PredictorSettings settings, TemplateMiner miner) {
        Instant latest = to.plus(settings.clockSkew());
        List<LogLine> lines = new ArrayList<>(arrived);
        lines.removeIf(each -> each.at().isAfter(latest) || each.at().isBefore(to.minus(LATEST)));
        lines.sort(Comparator.comparing(LogLine::at)); // stable
        settle(lines);
        spoke |= !lines.isEmpty();
        var joined = new Multiline(format);
        Instant at = null;
        Severity severity = null;
        for (LogLine line : lines) {
            Optional<String> before = joined.add(line.message());
            if (before.isPresent()) {
                hear(at, severity, before.get(), miner);
            }
            boolean begins = before.isPresent() || at == null;
            at = begins ? line.at() : at;
            severity =
                    begins || line.severity().compareTo(severity) > 0 ? line.severity() : severity;
        }
        Optional<String> rest = joined.flush();
        if (rest.isPresent()) {
            hear(at, severity, rest.get(), miner);
        }
        return (long) arrived.size() - lines.size();
    }

    private void settle(List<LogLine> lines) {
        for (LogLine line : lines) {
            if (!settled) {
                first.add(Words.cut(line.message().replace('\0', '\uFFFD')));
                settled = first.size() == SETTLED;
            }
        }
        if (settled && !first.isEmpty()) {
            format = LogFormat.infer(first);
            first.clear();
            if (!format.name().equals(LogFormat.plain().name())) {
                watch = new LogWatch(); // its templates had headers in them
            }
        }
    }

    private void hear(Instant at, Severity severity, String event, TemplateMiner miner) {
        LogRecord read = format.read(event, at);
        var mined = miner.mine(read.content().isBlank() ? event : read.content());
        watch.add(at, read.severity().orElse(severity), mined.cluster(), mined.template());
    }

    /** Judges the minutes that are over, once the miner's changes are known. */
    void advance(Instant to, PredictorSettings.Evidence settings, List<Change> changes) {
        watch.follow(changes);
        for (LogSignal signal : watch.advance(to)) {
            Heard before = heard.get(signal.name());
            double left = before == null ? 0 : left(before, signal.end(), settings);
            double now = settings.ofSurprise(signal.strength()) * weight(signal.name());
            heard.put(
                    signal.name(),
                    new Heard(signal.end(), signal.strength(), Math.max(now, left), words(signal)));
        }
        heard.values().removeIf(each -> !each.at().plus(FORGET).isAfter(to));
    }

    // Programs log what they like, U+0000 too.
    private static String words(LogSignal signal) {
        return Words.cut((signal.name() + ": " + signal.words()).replace('\0', '\uFFFD'));
    }

    private static double left(Heard each, Instant at, PredictorSettings.Evidence settings) {
        return each.evidence() * settings.logLeftAfter(Duration.between(each.at(), at));
    }

    // Errors are what failing software says of itself; news is seldom bad.
    private static double weight(String name) {
        return switch (name) {
            case "log errors", MISSING -> 0.7;
            case "error messages of one kind" -> 0.5;
            case "log warnings", "warnings of one kind" -> 0.35;
            default -> 0.25;
        };
    }

    /** Whether anything was ever logged. */
    boolean speaks() {
        return spoke;
    }

    /** Whether messages that came regularly stopped, lately. */
    boolean isMissed(Instant to) {
        Heard missing = heard.get(MISSING);
        return missing != null && missing.at().isAfter(to.minus(LATEST));
    }

    /**
     * @param listened share of the logs that go on: when all stop, it is who brings them
     */
    void testify(Instant to, double listened, PredictorSettings.Evidence settings, Pieces pieces) {
        heard.forEach(
                (name, each) ->
                        pieces.add(
                                Family.LOGS,
                                name,
                                left(each, to, settings) * (name.equals(MISSING) ? listened : 1),
                                () -> each.words() + Words.ago(Duration.between(each.at(), to))));
    }

    /** What was odd in the latest minutes. */
    void scoresAt(Instant to, ComponentId component, List<AnomalyScore> scores) {
        heard.forEach(
                (name, each) -> {
                    if (!each.at().isBefore(to.minusSeconds(60))) {
                        scores.add(
                                new AnomalyScore(
                                        component,
                                        name,
                                        each.at(),
                                        each.surprise(),
                                        Optional.empty()));
                    }
                });
    }

    void write(DataOutputStream out) throws IOException {
        watch.write(out);
        out.writeUTF(format.name());
        out.writeBoolean(settled);
        out.writeBoolean(spoke);
        out.writeInt(first.size());
        for (String line : first) {
            out.writeUTF(line);
        }
        out.writeInt(heard.size());
        for (var entry : heard.entrySet()) {
            Heard each = entry.getValue();
            out.writeUTF(entry.getKey());
            StateWriter.instant(out, each.at());
            out.writeDouble(each.surprise());
            out.writeDouble(each.evidence());
            out.writeUTF(each.words());
        }
    }

    void read(StateReader in) throws IOException {
        watch = LogWatch.read(in.data(), LogWatchSettings.defaults());
        format = LogFormat.named(in.text());
        settled = in.bool();
        spoke = in.bool();
        int lines = in.atMost(in.int32(), 2);
        for (int at = 0; at < lines; at++) {
            first.add(in.text());
        }
        int count = in.atMost(in.int32(), 32);
        for (int at = 0; at < count; at++) {
            heard.put(
                    in.text(),
                    new Heard(in.instant(), in.atLeastZero(), in.atLeastZero(), in.text()));
        }
    }
}
