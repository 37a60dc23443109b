package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * When does a series that creeps towards a limit reach it: a disk that fills, memory that leaks?
 * The slope is the median of the slopes between all pairs of points in a window (Theil 1950, Sen
 * 1968), which a few outliers do not move, and counts only where pairs rise far more often than
 * fall (Mann 1945, Kendall). Not thread-safe.
 */
public final class TrendToLimit {
    private static final int POINTS = 64;
    private static final double NEW_GROUND = 0.1; // of the range
    private static final int LEAST_POINTS = 8;
    private static final int LEAST_SPAN = POINTS / 2; // half a window is no trend of a window
    private static final double FURTHEST = 1e100; // sums and slopes stay finite
    private static final double SURE = 3; // standard deviations of a series without trend

    private final double limit;
    private final long spacing; // seconds
    private final int sign; // 1 towards a highest value, −1 towards a lowest
    private final double[] sums = new double[POINTS]; // a ring, a point for each spacing
    private final int[] counts = new int[POINTS];
    private long newest = Long.MIN_VALUE; // number of the newest spacing since 1970

    private TrendToLimit(double limit, long window, int sign) {
        if (!Double.isFinite(limit) || window < POINTS) {
            throw new IllegalArgumentException(
                    "limit must be finite, window %d s or more, were %s and %d"
                            .formatted(POINTS, limit, window));
        }
        this.limit = limit;
        this.spacing = window / POINTS;
        this.sign = sign;
    }

    /**
     * Towards a value that should not be exceeded.
     *
     * @param window seconds that the trend is taken from, 64 or more
     */
    public static TrendToLimit upTo(double limit, long window) {
        return new TrendToLimit(limit, window, 1);
    }

    /** Towards a value that should not be undercut; otherwise as {@link #upTo}. */
    public static TrendToLimit downTo(double limit, long window) {
        return new TrendToLimit(limit, window, -1);
    }

    /**
     * @param second since 1970; what is older than the window is ignored
     * @param value finite
     */
    public void add(long second, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a value must be finite, was " + value);
        }
        long turn = Math.floorDiv(second, spacing);
        if (newest == Long.MIN_VALUE) {
            newest = turn;
        }
        for (long skipped = Math.max(newest + 1, turn - POINTS + 1); skipped <= turn; skipped++) {
            counts[place(skipped)] = 0;
            sums[place(skipped)] = 0;
        }
        newest = Math.max(newest, turn);
        if (turn > newest - POINTS) {
            sums[place(turn)] += sign * Math.max(-FURTHEST, Math.min(FURTHEST, value));
            counts[place(turn)]++;
        }
    }

    private static int place(long turn) {
        return (int) Math.floorMod(turn, (long) POINTS);
    }

    /**
     * Seconds from the newest sample until the limit is reached on the present trend: 0 when it is
     * reached, +∞ when there is no such trend, or too little is known.
     */
    public double secondsToLimit() {
        var at = new double[POINTS];
        var values = new double[POINTS];
        int points = 0;
        for (long turn = newest - POINTS + 1; turn <= newest && newest != Long.MIN_VALUE; turn++) {
            int place = place(turn);
            if (counts[place] > 0) {
                at[points] = turn - newest;
                values[points++] = sums[place] / counts[place];
            }
        }
        if (points > 0 && values[points - 1] >= sign * limit) {
            return 0;
        }
        if (points < LEAST_POINTS || at[points - 1] - at[0] < LEAST_SPAN) {
            return Double.POSITIVE_INFINITY;
        }
        double slope = slope(at, values, points);
        if (!(slope > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        var levels = new double[points]; // at the newest point, by each
        for (int point = 0; point < points; point++) {
            levels[point] = values[point] - slope * at[point];
        }
        double left = sign * limit - median(levels);
        return Math.max(0, left / slope * spacing);
    }

    /**
     * Whether the newest point is nearer to the limit than every one that is older than so many
     * seconds, by a tenth of their range: what rises each morning is not, after the first day.
     */
    public boolean isOnNewGround(long seconds) {
        double newestLevel = Double.NaN;
        double furthest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (long turn = newest - POINTS + 1; turn <= newest && newest != Long.MIN_VALUE; turn++) {
            int place = place(turn);
            if (counts[place] > 0) {
                newestLevel = sums[place] / counts[place];
                boolean old = (newest - turn) * spacing > seconds;
                furthest = old ? Math.max(furthest, newestLevel) : furthest;
                lowest = old ? Math.min(lowest, newestLevel) : lowest;
            }
        }
        double range = furthest > lowest ? furthest - lowest : 0;
        return newestLevel > furthest + NEW_GROUND * range;
    }

    /** A spacing; 0 when rising pairs do not outnumber falling ones beyond doubt. */
    private static double slope(double[] at, double[] values, int points) {
        var slopes = new double[points * (points - 1) / 2];
        int pairs = 0;
        int rises = 0;
        for (int later = 1; later < points; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                double rise = values[later] - values[earlier];
                rises += (int) Math.signum(rise);
                slopes[pairs++] = rise / (at[later] - at[earlier]);
            }
        }
        double variance = points * (points - 1.0) * (2.0 * points + 5) / 18;
        return rises > SURE * Math.sqrt(variance) ? median(slopes) : 0;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    /** The same state gives the same bytes. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (int point = 0; point < POINTS; point++) {
            out.writeDouble(sums[point]);
            out.writeInt(counts[point]);
        }
    }

    /**
     * Takes the place of what this one has seen, under the same limit and window.
     *
     * @throws IOException also when the bytes are no such state
     */
    public void read(DataInput in) throws IOException {
        newest = in.readLong();
        for (int point = 0; point < POINTS; point++) {
            sums[point] = in.readDouble();
            counts[point] = in.readInt();
            if (!Double.isFinite(sums[point]) || counts[point] < 0) {
                throw new IOException("a trend is not as one is written");
            }
        }
    }
}
