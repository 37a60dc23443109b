package forestall.learn;

import java.util.Arrays;

/**
 * Counters of one device that change now and then, such as a drive's SMART attributes: what they
 * were, from when on. Turns them into features at a moment, from what was known then. Times are in
 * hours of any epoch, as long as it is the same for all. Not thread-safe.
 */
public final class CounterHistory {
    private static final int[] ROW_WINDOWS = {24, 168, 720, 2160};
    private static final int[] CHANGE_WINDOWS = {72, 168, 720, 2160};
    private static final int OF_DEVICE = 4 + ROW_WINDOWS.length;
    private static final int OF_COUNTER = 4 + CHANGE_WINDOWS.length;

    private final int counters;
    private long[] from = new long[4];
    private float[][] values = new float[4][];
    private int size;

    /**
     * @param counters how many, 1 or more
     */
    public CounterHistory(int counters) {
        if (counters < 1) {
            throw new IllegalArgumentException("counters must be 1 or more, was " + counters);
        }
        this.counters = counters;
    }

    /**
     * @param hour later than any before
     * @param now one value a counter, NaN where unknown; held, not copied
     */
    public void add(long hour, float[] now) {
        if (now.length != counters) {
            throw new IllegalArgumentException(
                    "%d values of %d counters".formatted(now.length, counters));
        }
        if (size > 0 && hour <= from[size - 1]) {
            throw new IllegalArgumentException(
                    "hour %d is not after %d".formatted(hour, from[size - 1]));
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        from[size] = hour;
        values[size++] = now;
    }

    /** How many numbers {@link #features} gives. */
    public int columns() {
        return OF_DEVICE + counters * OF_COUNTER;
    }

    /**
     * What is known at an hour: how old the device is, how often anything changed lately, and of
     * each counter its value, its growth over four windows, how long it has been still, how often
     * it changed, and its highest value. Entries after the hour are not looked at.
     *
     * @throws IllegalArgumentException when nothing is known at that hour
     */
    public float[] features(long hour) {
        int found = Arrays.binarySearch(from, 0, size, hour);
        int last = found >= 0 ? found : -found - 2;
        if (last < 0) {
            throw new IllegalArgumentException("nothing is known at hour " + hour);
        }
        var features = new float[columns()];
        int at = 0;
        features[at++] = hour;
        features[at++] = hour - from[0];
        features[at++] = last + 1;
        features[at++] = hour - from[last];
        for (int window : ROW_WINDOWS) {
            features[at++] = last - entryBefore(hour - window, last);
        }
        for (int counter = 0; counter < counters; counter++) {
            at = addCounter(features, at, counter, hour, last);
        }
        return features;
    }

    private int addCounter(float[] features, int start, int counter, long hour, int last) {
        int at = start;
        float now = values[last][counter];
        features[at++] = now;
        for (int window : CHANGE_WINDOWS) {
            features[at++] = now - values[Math.max(0, entryBefore(hour - window, last))][counter];
        }
        int still = last;
        while (still > 0 && Float.compare(values[still - 1][counter], now) == 0) {
            still--;
        }
        features[at++] = still == 0 ? Float.NaN : hour - from[still];
        int changes = 0;
        float most = Float.NaN;
        for (int entry = 0; entry <= last; entry++) {
            float value = values[entry][counter];
            if (entry > 0 && Float.compare(value, values[entry - 1][counter]) != 0) {
                changes++;
            }
            most = value <= most || Float.isNaN(value) ? most : value;
        }
        features[at++] = changes;
        features[at++] = most;
        return at;
    }

    /** Last entry at or before an hour, −1 when there is none. */
    private int entryBefore(long hour, int last) {
        int found = Arrays.binarySearch(from, 0, last + 1, hour);
        return found >= 0 ? found : -found - 2;
    }
}
