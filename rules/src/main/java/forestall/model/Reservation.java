package forestall.model;

import java.time.Instant;

/**
 * Room that is kept free on a host, for a planned failover or for others.
 *
 * @param id names it
 * @param host where; one of the pool's
 * @param capacity how much
 * @param from inclusive
 * @param until exclusive; after {@code from}
 * @param reason for people, 1 to 500 characters
 */
public record Reservation(
        String id, HostId host, Capacity capacity, Instant from, Instant until, String reason) {

    public Reservation {
        Require.text(id, "reservation id", 128);
        Require.present(host, "host");
        Capacity.ofOne(capacity, "capacity");
        Require.present(from, "from");
        Require.present(until, "until");
        Require.text(reason, "reason", 500);
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "until must be after from, was %s and %s".formatted(until, from));
        }
    }

    public boolean isUnderWay(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
