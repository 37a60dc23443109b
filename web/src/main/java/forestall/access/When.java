package forestall.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as these pages show them. */
final class When {
    private static final DateTimeFormatter WORDS = format("d MMM yyyy HH:mm 'UTC'");
    private static final DateTimeFormatter CLOCK = format("HH:mm 'UTC'");

    private When() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    static String words(Instant at) {
        return WORDS.format(at);
    }

    static String clock(Instant at) {
        return CLOCK.format(at);
    }
}
