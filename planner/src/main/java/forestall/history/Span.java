package forestall.history;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that is looked at.
 *
 * @param from inclusive
 * @param to exclusive, later
 */
public record Span(Instant from, Instant to) {

    public Span {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException(
                    "to must be after from, was %s and %s".formatted(to, from));
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    long fromMicros() {
        return micros(from);
    }

    long toMicros() {
        return micros(to);
    }

    /** Microseconds since 1970. */
    static long micros(Instant at) {
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }
}
