package forestall.model;

import java.time.Instant;

/**
 * One line that a component logged.
 *
 * @param component who logged it
 * @param at when
 * @param severity how bad its author thought it was
 * @param message the text, 1 to 16,384 characters
 */
public record LogLine(ComponentId component, Instant at, Severity severity, String message) {

    public LogLine {
        Require.present(component, "component");
        Require.present(at, "at");
        Require.present(severity, "severity");
        Require.anyText(message, "message", 16_384); // programs log what they like
    }
}
