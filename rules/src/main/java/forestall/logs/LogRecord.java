package forestall.logs;

import forestall.model.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * A log line taken apart.
 *
 * @param at when it was written; empty = the header doesn't say
 * @param severity how bad its author thought it was; empty = the header doesn't say
 * @param source the part of the program that wrote it, or empty text
 * @param content what is left
 */
public record LogRecord(
        Optional<Instant> at, Optional<Severity> severity, String source, String content) {

    static LogRecord plain(String line) {
        return new LogRecord(Optional.empty(), Optional.empty(), "", line);
    }
}
