package forestall.api;

import forestall.history.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The span of time that a caller asks for. */
final class Spans {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    private Spans() {}

    /**
     * @param from left out, it is a day before {@code to}
     * @param to left out, it is now
     * @throws IllegalArgumentException when there is no such span, or it is too short or too long
     */
    static Span of(String from, String to, Instant now) {
        Instant end =
                to == null
                        ? now.truncatedTo(ChronoUnit.SECONDS)
                        : DecisionsResource.instant(to, "to");
        Instant begin = from == null ? end.minus(USUAL) : DecisionsResource.instant(from, "from");
        Duration length = Duration.between(begin, end);
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "to must be 1 minute to 31 days after from, was %s and %s"
                            .formatted(end, begin));
        }
        return new Span(begin, end);
    }
}
