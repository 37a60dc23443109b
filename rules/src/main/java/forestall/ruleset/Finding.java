package forestall.ruleset;

/**
 * Something about a rule set that its author should know.
 *
 * @param severity an error keeps the set from being approved; a warning and a note do not
 * @param code names the kind of finding; part of the API, never changes
 * @param place where
 * @param message what is so
 * @param hint what to do about it, in plain words
 */
public record Finding(Severity severity, String code, Place place, String message, String hint) {

    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }
}
