package forestall.intake;

import forestall.logs.Severities;
import forestall.model.Severity;
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
        return Severities.named(word.strip());
    }

    /** The level that a line itself names near its beginning, in capitals; INFO when none. */
    public static Severity in(String line) {
        Matcher word = WORD.matcher(line.substring(0, Math.min(line.length(), LOOKED_AT)));
        return word.find() ? named(word.group(1)).orElse(Severity.INFO) : Severity.INFO;
    }
}
