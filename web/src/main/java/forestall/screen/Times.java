package forestall.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as pages show them. */
final class Times {
    private static final DateTimeFormatter WORDS = format("d MMM yyyy HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DAY = format("d MMM yyyy");
    private static final DateTimeFormatter MINUTE = format("d MMM yyyy HH:mm");
    private static final DateTimeFormatter CLOCK = format("HH:mm");
    private static final Duration OPEN = Duration.ofDays(3660);

    private Times() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** From when until when, to the minute; what ends later than people plan has no end. */
    static String span(Instant from, Instant until) {
        if (until.isAfter(from.plus(OPEN))) {
            return "since " + MINUTE.format(from) + " UTC, until further notice";
        }
        boolean sameDay = DAY.format(from).equals(DAY.format(until));
        return "%s to %s UTC"
                .formatted(MINUTE.format(from), (sameDay ? CLOCK : MINUTE).format(until));
    }

    /** To the minute. */
    static String minute(Instant at) {
        return MINUTE.format(at) + " UTC";
    }

    static String words(Instant at) {
        return WORDS.format(at);
    }
}
