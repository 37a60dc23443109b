package forestall.learn;

import java.util.Arrays;

/**
 * Each feature cut into at most 255 ranges that hold about as many examples each. Bin 0 holds the
 * unknown.
 */
final class Bins {
    static final int MOST = 256;

    private final float[][] cuts; // by feature: upper ends, ascending; the last range has none

    private Bins(float[][] cuts) {
        this.cuts = cuts;
    }

    static Bins of(float[][] rows, int most) {
        int columns = rows[0].length;
        var cuts = new float[columns][];
        int step = Math.max(1, rows.length / 200_000); // quantiles of a sample are near enough
        var values = new float[rows.length / step + 1];
        for (int column = 0; column < columns; column++) {
            int count = 0;
            for (int row = 0; row < rows.length; row += step) {
                if (!Float.isNaN(rows[row][column])) {
                    values[count++] = rows[row][column];
                }
            }
            Arrays.sort(values, 0, count);
            cuts[column] = cuts(values, count, most - 1);
        }
        return new Bins(cuts);
    }

    private static float[] cuts(float[] sorted, int count, int ranges) {
        var found = new float[ranges];
        int size = 0;
        int begin = 0; // of the range that is being filled
        for (int at = 0; at < count; ) {
            int end = at;
            while (end < count && sorted[end] == sorted[at]) {
                end++;
            }
            boolean full = end - begin >= (double) (count - begin) / (ranges - size);
            if (full && end < count && size < ranges - 1) {
                found[size++] = sorted[at] + (sorted[end] - sorted[at]) / 2;
                begin = end;
            }
            at = end;
        }
        return Arrays.copyOf(found, size);
    }

    int columns() {
        return cuts.length;
    }

    /** Bins of a feature, the one of the unknown included. */
    int count(int column) {
        return cuts[column].length + 2;
    }

    /** Values up to here, inclusive, are in {@code bin} or one below; bin 1 to count - 2. */
    float upperEnd(int column, int bin) {
        return cuts[column][bin - 1];
    }

    /** By column, then row. */
    byte[][] binned(float[][] rows) {
        var binned = new byte[columns()][rows.length];
        for (int column = 0; column < columns(); column++) {
            for (int row = 0; row < rows.length; row++) {
                binned[column][row] = (byte) bin(column, rows[row][column]);
            }
        }
        return binned;
    }

    private int bin(int column, float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        int at = Arrays.binarySearch(cuts[column], value);
        return (at < 0 ? -at - 1 : at) + 1;
    }
}
