package forestall.logs;

import forestall.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Judges one minute of a {@link LogWatch}, then lets the watch learn from it. */
final class MinuteVerdict {
    private static final double PRIOR = 0.02; // new or rare templates a minute in a log unknown
    private static final double FAINT = 1; // below one in ten, nothing is said

    private final LogWatch watch;
    private final long minute;
    private final boolean warm;
    private final double kept;
    private final Instant end;
    private final List<LogSignal> signals = new ArrayList<>();

    MinuteVerdict(LogWatch watch, long minute, boolean warm) {
        this.watch = watch;
        this.minute = minute;
        this.warm = warm;
        kept = watch.kept();
        end = Instant.ofEpochSecond((minute + 1) * 60);
    }

    List<LogSignal> of(LogMinute seen) {
        rate("log errors", "errors", seen.errors, watch.errors);
        rate("log warnings", "warnings", seen.warnings, watch.warnings);
        templates(seen);
        heartbeats();
        signals.sort(Comparator.comparingDouble(LogSignal::strength).reversed());
        var names = new HashSet<String>();
        return signals.stream().filter(each -> names.add(each.name())).toList();
    }

    private void rate(String name, String what, int count, Usual usual) {
        double strength = Chance.ofSigmas(usual.sigmas(count));
        String often = number(usual.count());
        say(
                name,
                strength,
                () -> "%s %s a minute, usually %s".formatted(Integer.toString(count), what, often));
        usual.add(count, kept);
    }

    private void templates(LogMinute seen) {
        List<String> news = new ArrayList<>();
        List<String> rares = new ArrayList<>();
        List<LogSignal> bursts = new ArrayList<>();
        for (Map.Entry<Long, LogMinute.Tally> each : seen.templates.entrySet()) {
            LogMinute.Tally tally = each.getValue();
            TemplateHistory history = watch.histories.get(each.getKey());
            if (history == null) {
                history = new TemplateHistory(each.getKey(), minute);
                watch.histories.put(each.getKey(), history);
                news.add(quoted(tally));
            } else if (history.rate(minute) < watch.settings.rarity()) {
                rares.add(quoted(tally));
            } else {
                burst(history, tally, seen.templates.size(), bursts);
            }
            history.template = tally.template;
            if (tally.severity.compareTo(history.severity) > 0) {
                history.severity = tally.severity;
            }
            history.see(tally.count, minute, kept);
        }
        watch.novelties = odd("new log messages", "never seen before", news, watch.novelties);
        watch.rarities = odd("rare log messages", "rarely seen", rares, watch.rarities);
        signals.addAll(bursts);
    }

    private double odd(String name, String what, List<String> all, double usual) {
        double strength = Chance.ofCount(all.size(), usual + PRIOR);
        if (!all.isEmpty()) {
            String more =
                    all.size() == 1
                            ? ""
                            : " and %s more".formatted(Integer.toString(all.size() - 1));
            say(name, strength, () -> what + ": " + all.get(0) + more);
        }
        return usual * kept + (1 - kept) * all.size();
    }

    private void burst(
            TemplateHistory history, LogMinute.Tally tally, int many, List<LogSignal> bursts) {
        double sigmas = history.sigmas(tally.count, minute, kept);
        double strength = Chance.ofMany(Chance.ofSigmas(sigmas), many);
        if (warm && strength >= FAINT) {
            String kind =
                    switch (tally.severity) {
                        case ERROR, FATAL -> "error messages of one kind";
                        case WARNING -> "warnings of one kind";
                        default -> "log bursts";
                    };
            String words =
                    "%s times a minute, usually %s: %s"
                            .formatted(
                                    Integer.toString(tally.count),
                                    number(history.usual.count()),
                                    quoted(tally));
            bursts.add(new LogSignal(end, kind, strength, words));
        }
    }

    private void heartbeats() {
        for (TemplateHistory each : watch.histories.values()) {
            long missed = each.missed(minute, watch.settings.heartbeats());
            if (missed > 0) {
                double strength =
                        Math.min(Chance.MOST, missed * StrictMath.log10(each.gaps() + 1.0));
                double odd = Chance.ofMany(strength, watch.histories.size());
                String words =
                        "not logged for %s minutes, usually every %s: “%s”"
                                .formatted(
                                        Long.toString(minute - each.last),
                                        number(each.gap()),
                                        each.template);
                say("missing log heartbeats", odd, () -> words);
            }
        }
    }

    private void say(String name, double strength, Supplier<String> words) {
        if (warm && strength >= FAINT) {
            signals.add(new LogSignal(end, name, strength, words.get()));
        }
    }

    private static String quoted(LogMinute.Tally tally) {
        String level =
                tally.severity.compareTo(Severity.WARNING) >= 0
                        ? " (" + tally.severity.name().toLowerCase(Locale.ROOT) + ")"
                        : "";
        return "“" + tally.template + "”" + level;
    }

    private static String number(double value) {
        return value >= 10
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
