package forestall.detect;

/**
 * What is usual at an hour of the day, packed: the state of one series is {@link #FLOATS} floats
 * and {@link #VISITS} bytes in arrays that it shares with the rest of the detector, since at
 * 100,000 series each array that is touched is a wait for memory. All that is known of one hour
 * lies side by side.
 *
 * <p>The value itself is kept for any day, and for working days and weekends apart: an hour of a
 * kind of day with few visits falls back on that hour of any day, and that on the slow mean.
 */
final class Hours {
    /** Means within an hour, each followed by its mean absolute deviation. */
    static final int VALUE = 0;

    static final int LOGARITHM = 2;
    static final int RECENT = 4;
    private static final int WORKING_DAYS = 6;
    private static final int WEEKENDS = 8;
    private static final int PER_HOUR = 10;
    private static final int KINDS = 3; // any day, working days, weekends

    private static final int HOURS = 24;
    static final int FLOATS = HOURS * PER_HOUR;
    static final int VISITS = HOURS * KINDS;

    private static final long DAY = 86_400;
    private static final long HOUR = 3600;

    private Hours() {}

    /** 0 to 47: the hour, plus 24 at weekends. */
    static int of(long second) {
        int hour = (int) (Math.floorMod(second, DAY) / HOUR);
        return isWeekend(second) ? HOURS + hour : hour;
    }

    /** Day 0, 1 January 1970, was a Thursday. */
    private static boolean isWeekend(long second) {
        return Math.floorMod(Math.floorDiv(second, DAY) + 3, 7L) >= 5;
    }

    /** Where an hour's floats begin. */
    static int at(int hour) {
        return PER_HOUR * (hour % HOURS);
    }

    /** Where the mean for the hour's kind of day is. */
    static int atKind(int hour) {
        return at(hour) + (hour >= HOURS ? WEEKENDS : WORKING_DAYS);
    }

    /** Where the visits on any day are counted. */
    static int visits(int hour) {
        return KINDS * (hour % HOURS);
    }

    /** Where those on the hour's kind of day are. */
    static int visitsOfKind(int hour) {
        return visits(hour) + (hour >= HOURS ? 2 : 1);
    }

    /** How much a mean of so many visits weighs, 0 to 1; the rest is what it falls back on. */
    static float weight(byte[] visits, int at, float shrinkage) {
        float count = visits[at] & 0xFF;
        return count / Math.max(count + shrinkage, 1e-6f);
    }

    /** Counts a visit and says how much it counts, more than 0 to 1. */
    static float visit(byte[] visits, int at, int most) {
        int count = visits[at] & 0xFF;
        if (count < most) {
            visits[at] = (byte) ++count;
        }
        return 1f / count;
    }

    /** Moves a mean, and the deviation that follows it, towards what was seen. */
    static void learn(float[] hours, int mean, float share, float value, float usual) {
        hours[mean] += share * (value - hours[mean]);
        hours[mean + 1] += share * (Math.abs(value - usual) - hours[mean + 1]);
    }
}
