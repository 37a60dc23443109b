package forestall.hazard;

import forestall.model.ExternalEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a document came to.
 *
 * @param events new versions of events, in order of id; those that have ended are among them
 * @param note what of the document could not be used, for people; empty when all was
 */
public record Reading(List<ExternalEvent> events, Optional<String> note) {
    private static final int LONGEST_HEADLINE = 500;

    public Reading {
        events = List.copyOf(events);
    }

    /** The version of an event that says that it is over; it stops counting at once. */
    public static ExternalEvent ended(ExternalEvent event, Instant now) {
        Instant until = micros(now);
        Instant end = event.until().isBefore(until) ? event.until() : until;
        Instant before = end.minus(1, ChronoUnit.MICROS); // an event has a duration, however short
        return new ExternalEvent(
                event.id(),
                event.feed(),
                event.type(),
                event.severity(),
                event.from().isBefore(before) ? event.from() : before,
                end,
                event.headline(),
                event.components(),
                event.sites(),
                event.software(),
                event.area());
    }

    /** Times are kept in whole microseconds. */
    public static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Text of others as a headline: on one line, not empty, and not too long. */
    public static String headline(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.isEmpty()) {
            return "No headline";
        }
        if (line.length() <= LONGEST_HEADLINE) {
            return line;
        }
        int end = LONGEST_HEADLINE - 1;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "…";
    }
}
