package forestall.predict;

import forestall.detect.TrendToLimit;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * When a metric that has a limit reaches it, on the trend of the last hours and of the last week.
 * Its name tells the limit: what ends in {@code _ratio} ends at 1, {@code _percent} at 100, and
 * what is called free, available, or remaining is used up at 0.
 */
final class Trend {
    private static final long HOURS = Duration.ofHours(6).toSeconds();
    private static final long WEEK = Duration.ofDays(7).toSeconds();
    private static final long OFTEN = 300; // seconds until it is worked out again

    private static final Set<String> ROOM =
            Set.of("free", "avail", "available", "remaining", "headroom");
    private static final Set<String> GOOD =
            Set.of("success", "hit", "hits", "idle", "ok", "healthy", "up", "ready");

    private final TrendToLimit hours;
    private final TrendToLimit week;
    private final String limit;
    private long reckoned = Long.MIN_VALUE; // when, in seconds since 1970
    private double reached = Double.POSITIVE_INFINITY; // likewise, on the trend of hours
    private double reachedInWeek = Double.POSITIVE_INFINITY; // on that of a week

    private Trend(LongFunction<TrendToLimit> over, String limit) {
        this.hours = over.apply(HOURS);
        this.week = over.apply(WEEK);
        this.limit = limit;
    }

    /** Empty when the name tells no limit, or one that is good to reach. */
    static Optional<Trend> of(String metric) {
        String name = Measure.bare(metric);
        List<String> words = List.of(name.split("_", -1));
        if (!Collections.disjoint(words, ROOM)) {
            return Optional.of(new Trend(window -> TrendToLimit.downTo(0, window), "0"));
        }
        if (!Collections.disjoint(words, GOOD)) {
            return Optional.empty();
        }
        return switch (words.get(words.size() - 1)) {
            case "ratio" -> Optional.of(new Trend(to -> TrendToLimit.upTo(1, to), "1"));
            case "percent", "pct" ->
                    Optional.of(new Trend(to -> TrendToLimit.upTo(100, to), "100"));
            default -> Optional.empty();
        };
    }

    void add(long second, double value) {
        hours.add(second, value);
        week.add(second, value);
        if (reckoned == Long.MIN_VALUE || second - reckoned >= OFTEN) {
            double left =
                    week.isOnNewGround(HOURS) ? hours.secondsToLimit() : Double.POSITIVE_INFINITY;
            reached = reached(reached, second, left);
            reachedInWeek = reached(reachedInWeek, second, week.secondsToLimit());
            reckoned = second;
        }
    }

    // What is at its limit without having crept there lives at it.
    private static double reached(double before, long second, double left) {
        return left > 0 || before < Double.POSITIVE_INFINITY ? second + left : before;
    }

    /** Seconds from then until the limit is reached; +∞ when no trend leads there, 0 or more. */
    double secondsLeft(long second) {
        return Math.max(0, Math.min(reached, reachedInWeek) - second);
    }

    String limit() {
        return limit;
    }

    void write(DataOutput out) throws IOException {
        hours.write(out);
        week.write(out);
        out.writeLong(reckoned);
        out.writeDouble(reached);
        out.writeDouble(reachedInWeek);
    }

    void read(StateReader in) throws IOException {
        hours.read(in.data());
        week.read(in.data());
        reckoned = in.int64();
        reached = in.data().readDouble();
        reachedInWeek = in.data().readDouble();
        if (Double.isNaN(reached) || Double.isNaN(reachedInWeek)) {
            throw new IOException("a limit is reached at no time");
        }
    }
}
