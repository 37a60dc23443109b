package forestall.logs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A point in time as a header gives it, put together piece by piece; UTC unless an offset says. */
final class HeaderTime {
    private int year = -1;
    private int month;
    private int day;
    private int hour = -1;
    private int minute;
    private int second;
    private int nanos;
    private int offset; // seconds east
    private long epoch = Long.MIN_VALUE;

    void date(int newYear, int newMonth, int newDay) {
        year = newYear >= 0 && newYear < 100 ? 2000 + newYear : newYear;
        month = newMonth;
        day = newDay;
    }

    void year(int newYear) {
        year = newYear;
    }

    void clock(int newHour, int newMinute, int newSecond, int newNanos) {
        hour = newHour;
        minute = newMinute;
        second = newSecond;
        nanos = newNanos;
    }

    void offset(int seconds) {
        offset = seconds;
    }

    void epoch(long seconds) {
        epoch = seconds;
    }

    /**
     * @param received settles the year where the header has none: the one nearest to it
     */
    Optional<Instant> at(Instant received) {
        if (epoch != Long.MIN_VALUE) {
            return Optional.of(Instant.ofEpochSecond(epoch));
        }
        if (month == 0 || hour < 0) {
            return Optional.empty();
        }
        if (year >= 0) {
            return in(year);
        }
        int around = received.atOffset(ZoneOffset.UTC).getYear();
        Optional<Instant> nearest = Optional.empty();
        for (int each = around - 1; each <= around + 1; each++) {
            Optional<Instant> candidate = in(each);
            if (candidate.isPresent()
                    && (nearest.isEmpty()
                            || away(candidate.get(), received) < away(nearest.get(), received))) {
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static long away(Instant one, Instant other) {
        return Math.abs(Duration.between(one, other).toSeconds());
    }

    private Optional<Instant> in(int inYear) {
        try {
            int whole = Math.min(second, 59); // a leap second
            return Optional.of(
                    LocalDateTime.of(inYear, month, day, hour, minute, whole, nanos)
                            .toInstant(ZoneOffset.UTC)
                            .minusSeconds(offset));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
