package forestall.logs;

import forestall.model.Severity;
import java.io.DataInput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What loggers call their levels. */
public final class Severities {
    private static final Map<String, Severity> BY_NAME = new HashMap<>();

    static {
        name(Severity.DEBUG, "trace", "debug", "verbose", "fine", "finer", "finest", "v", "d", "t");
        name(Severity.INFO, "info", "information", "informational", "notice", "config", "log", "i");
        name(Severity.INFO, "statement", "detail", "hint", "audit", "none");
        name(Severity.WARNING, "warn", "warning", "w");
        name(Severity.ERROR, "error", "err", "severe", "failure", "e");
        name(Severity.FATAL, "fatal", "critical", "crit", "alert", "emerg", "emergency", "panic");
        name(Severity.FATAL, "f", "c", "dpanic");
    }

    private Severities() {}

    private static void name(Severity severity, String... names) {
        for (String name : names) {
            BY_NAME.put(name, severity);
        }
    }

    /** Severity that a logger's own word stands for, in any case; empty when it is none we know. */
    public static Optional<Severity> named(String level) {
        return level.length() > 16
                ? Optional.empty()
                : Optional.ofNullable(BY_NAME.get(level.toLowerCase(Locale.ROOT)));
    }

    /**
     * @throws IOException when the next text is no severity's name
     */
    static Severity read(DataInput in) throws IOException {
        String name = in.readUTF();
        try {
            return Severity.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new IOException("no such severity", unknown);
        }
    }

    /**
     * @param priority facility × 8 + severity, as syslog sends it
     */
    public static Severity ofPriority(int priority) {
        return switch (priority & 7) {
            case 0, 1, 2 -> Severity.FATAL;
            case 3 -> Severity.ERROR;
            case 4 -> Severity.WARNING;
            case 7 -> Severity.DEBUG;
            default -> Severity.INFO;
        };
    }
}
