package forestall.logs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a count a minute usually is. Counts are looked at as 2√(x + ⅜), whose spread is 1 for a
 * Poisson count of any size (Anscombe 1948); a log that is more restless has its own spread, and no
 * minute may move the past by more than three of them.
 */
final class Usual {
    private static final double MOST_STEP = 3;
    private static final double MAD_TO_SIGMA = 1.2533; // mean absolute deviation, normal
    private static final int EARLY = 20; // minutes in which the mean is a plain one
    static final double NONE = scale(0);

    private double centre = NONE;
    private double deviation = 1 / MAD_TO_SIGMA;
    private long minutes;

    static double scale(double count) {
        return 2 * Math.sqrt(count + 0.375);
    }

    /** Standard deviations above the usual; below 0 for fewer. */
    double sigmas(double count) {
        return (scale(count) - centre) / spread();
    }

    private double spread() {
        return Math.max(1, deviation * MAD_TO_SIGMA);
    }

    /** The count in a usual minute. */
    double count() {
        return Math.max(0, centre * centre / 4 - 0.375);
    }

    long minutes() {
        return minutes;
    }

    /**
     * @param kept part of the past that a minute leaves, 0 to 1
     */
    void add(double count, double kept) {
        double most = MOST_STEP * spread();
        double step = scale(count) - centre;
        double admitted = minutes < EARLY ? step : Math.max(-most, Math.min(most, step));
        double weight = Math.max(1 - kept, 1.0 / (minutes + 1));
        centre += weight * admitted;
        deviation += Math.max(1 - kept, 1.0 / (minutes + 2)) * (Math.abs(admitted) - deviation);
        minutes++;
    }

    /** The same as {@code count} minutes with nothing in them, at once. */
    void addNone(long count, double kept) {
        for (long each = 0; each < Math.min(count, EARLY); each++) {
            add(0, kept);
        }
        long more = count - EARLY;
        if (more > 0) {
            double left = (double) more;
            double past = StrictMath.pow(kept, left);
            double away = Math.abs(NONE - centre);
            deviation = past * deviation + (1 - kept) * left * past / kept * away;
            centre = NONE + (centre - NONE) * past;
            minutes += more;
        }
    }

    /** Two counts become one: their sum is usual. */
    void takeIn(Usual other, long newMinutes) {
        centre = scale(count() + other.count());
        deviation = Math.max(deviation, other.deviation);
        minutes = newMinutes;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(centre);
        out.writeDouble(deviation);
        out.writeLong(minutes);
    }

    void read(DataInput in) throws IOException {
        centre = in.readDouble();
        deviation = in.readDouble();
        minutes = in.readLong();
        if (!(centre >= 0 && deviation >= 0 && minutes >= 0 && centre < 1e9 && deviation < 1e9)) {
            throw new IOException("no such usual: " + centre + ", " + deviation);
        }
    }
}
