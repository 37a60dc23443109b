package forestall.intake;

import forestall.model.Severity;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How bad a log line is, from the words that loggers use. */
public final class Levels {
    /** A level stands near the beginning of a line; what comes later is what the line is about. */
    private static final int LOOKED_AT = 160;

    private static final Pattern WORD =
            Pattern.compile(
                    "\\b(FATAL|EMERG|EMERGENCY|ALERT|CRIT|CRITICAL|SEVERE|PANIC|ERROR|ERR|WARNING|WARN"
                            + "|NOTICE|INFO|DEBUG|TRACE|FINE)\\b");

    private Levels() {}

    /** Severity that a logger's own word stands for, in any case; empty when it is none we know. */
    public static Optional<Severity> named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "fatal", "emerg", "emergency", "alert", "crit", "critical", "panic" ->
                    Optional.of(Severity.FATAL);
            case "error", "err", "eror", "severe" -> Optional.of(Severity.ERROR);
            case "warning", "warn" -> Optional.of(Severity.WARNING);
            case "notice", "info", "information", "informational" -> Optional.of(Severity.INFO);
            case "debug", "trace", "fine", "finer", "finest", "verbose" ->
                    Optional.of(Severity.DEBUG);
            default -> Optional.empty();
        };
    }

    /** The level that a line itself names near its beginning, in capitals; INFO when none. */
    public static Severity in(String line) {
        Matcher word = WORD.matcher(line.substring(0, Math.min(line.length(), LOOKED_AT)));
        return word.find() ? named(word.group(1)).orElse(Severity.INFO) : Severity.INFO;
    }
}
