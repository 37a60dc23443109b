package forestall.learn;

import java.util.Arrays;

/**
 * When one thing failed, and of what. Failures come in clusters: the rate is highest right after a
 * failure and falls with time (self-excitation; Schroeder and Gibson 2010), so its features are
 * counts over windows and sums that fade with several half-lives. Times are in days. Not
 * thread-safe.
 */
public final class FailureHistory {
    private static final double[] WINDOWS = {1, 3, 7, 14, 30, 60, 90, 180, 365};
    private static final double[] HALF_LIVES = {3, 10, 30, 100, 300};
    private static final double HALF_LIFE_OF_CAUSE = 60;
    private static final int LAST = 3;

    private final int causes;
    private double[] days = new double[4];
    private double[] down = new double[4];
    private int[] cause = new int[4];
    private int size;

    /**
     * @param causes how many kinds of cause there are, 1 or more
     */
    public FailureHistory(int causes) {
        if (causes < 1) {
            throw new IllegalArgumentException("causes must be 1 or more, was " + causes);
        }
        this.causes = causes;
    }

    /**
     * @param day when it failed; not before any earlier failure
     * @param downFor days until it was back, 0 or more
     * @param why 0 to causes − 1
     */
    public void add(double day, double downFor, int why) {
        if (why < 0 || why >= causes) {
            throw new IllegalArgumentException("there is no cause " + why);
        }
        if (size > 0 && day < days[size - 1]) {
            throw new IllegalArgumentException(
                    "day %s is before day %s".formatted(day, days[size - 1]));
        }
        if (size == days.length) {
            days = Arrays.copyOf(days, 2 * size);
            down = Arrays.copyOf(down, 2 * size);
            cause = Arrays.copyOf(cause, 2 * size);
        }
        days[size] = day;
        down[size] = downFor;
        cause[size++] = why;
    }

    /** Failures before a day. */
    public int before(double day) {
        int count = 0;
        while (count < size && days[count] < day) {
            count++;
        }
        return count;
    }

    /** How many numbers {@link #features} gives. */
    public int columns() {
        return WINDOWS.length + 1 + LAST + 2 + HALF_LIVES.length + causes;
    }

    /** Failures at or after {@code day} are not looked at. */
    public float[] features(double day) {
        int known = before(day);
        var features = new float[columns()];
        int at = 0;
        for (double window : WINDOWS) {
            features[at++] = known - before(day - window);
        }
        features[at++] = known;
        for (int back = 1; back <= LAST; back++) {
            features[at++] = known < back ? Float.NaN : (float) (day - days[known - back]);
        }
        features[at++] = known == 0 ? Float.NaN : cause[known - 1];
        features[at++] =
                known == 0 ? Float.NaN : (float) Math.min(down[known - 1], day - days[known - 1]);
        for (double halfLife : HALF_LIVES) {
            features[at++] = (float) faded(day, known, halfLife, -1);
        }
        for (int why = 0; why < causes; why++) {
            features[at++] = (float) faded(day, known, HALF_LIFE_OF_CAUSE, why);
        }
        return features;
    }

    /** Failures before {@code day}, each weighing half after every {@code halfLife} days. */
    public double faded(double day, double halfLife) {
        return faded(day, before(day), halfLife, -1);
    }

    private double faded(double day, int known, double halfLife, int why) {
        double sum = 0;
        for (int at = known - 1; at >= 0; at--) {
            if (why < 0 || cause[at] == why) {
                sum += StrictMath.pow(2, (days[at] - day) / halfLife);
            }
        }
        return sum;
    }
}
