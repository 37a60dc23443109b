package forestall.logs;

import forestall.model.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** What the fields of structured logs are called, over all loggers that are widely used. */
final class Names {
    private Optional<Instant> at = Optional.empty();
    private Optional<Severity> severity = Optional.empty();
    private String source = "";
    private String message;
    private final StringBuilder rest = new StringBuilder();
    private int known;

    /** Takes one field. */
    void field(String name, String value) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "time", "timestamp", "@timestamp", "ts", "t", "datetime", "date", "asctime" ->
                    at(value);
            case "level", "severity", "loglevel", "log.level", "lvl", "levelname", "severitytext" ->
                    level(value);
            case "msg", "message", "log", "event", "body", "short_message" -> message(value);
            case "logger", "loggername", "logger_name", "component", "source", "name", "caller" -> {
                source = value;
                other(name, value);
            }
            default -> other(name, value);
        }
    }

    private void other(String name, String value) {
        if (rest.length() < LogFormat.LONGEST) {
            rest.append(rest.length() == 0 ? "" : " ").append(name).append('=').append(value);
        }
    }

    private void message(String value) {
        if (message == null) {
            message = value;
            known++;
        }
    }

    private void level(String value) {
        Optional<Severity> named = Severities.named(value);
        if (named.isEmpty() && value.length() == 2 && value.endsWith("0")) {
            named = ofNumber(value.charAt(0) - '0'); // pino and bunyan count in tens
        }
        severity = named.isPresent() ? named : severity;
        known += named.isPresent() ? 1 : 0;
    }

    private static Optional<Severity> ofNumber(int tens) {
        return switch (tens) {
            case 1, 2 -> Optional.of(Severity.DEBUG);
            case 3 -> Optional.of(Severity.INFO);
            case 4 -> Optional.of(Severity.WARNING);
            case 5 -> Optional.of(Severity.ERROR);
            case 6 -> Optional.of(Severity.FATAL);
            default -> Optional.empty();
        };
    }

    private void at(String value) {
        at = instant(value);
        known += at.isPresent() ? 1 : 0;
    }

    /**
     * ISO 8601 with an offset, or seconds, milliseconds, microseconds or nanoseconds since 1970.
     */
    static Optional<Instant> instant(String value) {
        try {
            if (value.length() > 40) {
                return Optional.empty();
            }
            if (value.indexOf('-') > 0 || value.indexOf('T') > 0) {
                return Optional.of(OffsetDateTime.parse(value.replace(' ', 'T')).toInstant());
            }
            double number = Double.parseDouble(value);
            double seconds = number;
            while (seconds >= 1e11) {
                seconds /= 1000;
            }
            long whole = (long) Math.floor(seconds);
            return seconds < 1e8
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(whole, (long) ((seconds - whole) * 1e9)));
        } catch (DateTimeException | NumberFormatException other) {
            return Optional.empty();
        }
    }

    /** Empty when no field says what a log line says. */
    Optional<LogRecord> record() {
        if (known == 0) {
            return Optional.empty();
        }
        String content = message == null || message.isBlank() ? rest.toString() : message;
        return Optional.of(new LogRecord(at, severity, source, content));
    }
}
