package forestall.model;

import java.time.Instant;

/**
 * A time in which a host of the failover region is worked on and can hold nothing.
 *
 * @param from inclusive
 * @param until exclusive; after {@code from}
 * @param reason for people, 1 to 500 characters
 */
public record Closure(Instant from, Instant until, String reason) {

    public Closure {
        Require.present(from, "from");
        Require.present(until, "until");
        Require.text(reason, "reason", 500);
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "until must be after from, was %s and %s".formatted(until, from));
        }
    }

    /** True when it takes any moment from {@code begin}, inclusive, to {@code end}, exclusive. */
    public boolean touches(Instant begin, Instant end) {
        return from.isBefore(end) && begin.isBefore(until);
    }
}
