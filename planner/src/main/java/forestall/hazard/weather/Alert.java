package forestall.hazard.weather;

import forestall.hazard.Reading;
import forestall.hazard.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One message about one hazard, of whichever format.
 *
 * @param key names the message in its feed, 1 to 190 characters
 * @param kind what the message does
 * @param references keys of the messages that it replaces or cancels
 * @param severity 0 to 1, from {@link CapWords}; 0 when the hazard is past
 * @param from when the hazard begins, or the message if that is later; no meaning in a cancel
 * @param until when it ends; after {@code from}
 * @param headline for people
 * @param footprint where
 */
public record Alert(
        String key,
        Kind kind,
        Set<String> references,
        double severity,
        Instant from,
        Instant until,
        String headline,
        Footprint footprint) {

    /** What a message does. */
    public enum Kind {
        ALERT,
        UPDATE,
        CANCEL
    }

    private static final int LONGEST_KEY = 190; // an event's id has room for a number behind it
    private static final Duration WITHOUT_END = Duration.ofDays(1);
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(30);

    public Alert {
        references = Set.copyOf(references);
        if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            throw new Unreadable(
                    "an alert's identifier has 1 to %d characters".formatted(LONGEST_KEY));
        }
        if (from.isBefore(Instant.EPOCH) || from.isAfter(LATEST)) {
            throw new Unreadable("an alert begins in a year that nobody means");
        }
        if (kind != Kind.CANCEL && !until.isAfter(from)) {
            throw new Unreadable("an alert ends before it begins");
        }
    }

    /**
     * @return the kind; empty for acknowledgements and errors, which are talk between senders
     */
    static Optional<Kind> kind(String messageType) {
        return switch (messageType.toUpperCase(Locale.ROOT)) {
            case "ALERT" -> Optional.of(Kind.ALERT);
            case "UPDATE" -> Optional.of(Kind.UPDATE);
            case "CANCEL" -> Optional.of(Kind.CANCEL);
            default -> Optional.empty();
        };
    }

    /**
     * A hazard counts from its onset, and an update anew from when it takes effect.
     *
     * @param sent when the message was sent
     */
    static Instant from(Instant sent, Optional<Instant> effective, Optional<Instant> onset) {
        Instant known = effective.orElse(sent);
        return Reading.micros(onset.filter(known::isBefore).orElse(known));
    }

    /** One that names no end is taken for a day; none is believed for more than 30 days. */
    static Instant until(Instant from, Optional<Instant> end) {
        Instant latest = from.plus(LONGEST);
        return Reading.micros(
                end.map(each -> each.isAfter(latest) ? latest : each)
                        .orElse(from.plus(WITHOUT_END)));
    }
}
