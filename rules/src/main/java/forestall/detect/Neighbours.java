package forestall.detect;

/**
 * How far a row is from what was seen before: the distance to its third nearest neighbour among
 * rows picked evenly from the past (k-nearest-neighbour outlier score, Ramaswamy et al. 2000).
 * Immutable.
 */
final class Neighbours {
    private static final int MOST = 512;
    private static final double FURTHEST = 20; // one metric alone must not drown the others

    private final double[][] seen;

    private Neighbours(double[][] seen) {
        this.seen = seen;
    }

    /**
     * @param rows standardised; 3 or more
     */
    static Neighbours of(double[][] rows) {
        int many = Math.min(MOST, rows.length);
        var seen = new double[many][];
        for (int at = 0; at < many; at++) {
            seen[at] = clipped(rows[(int) ((long) at * rows.length / many)]);
        }
        return new Neighbours(seen);
    }

    private static double[] clipped(double[] row) {
        var clipped = new double[row.length];
        for (int metric = 0; metric < row.length; metric++) {
            clipped[metric] = Math.max(-FURTHEST, Math.min(FURTHEST, row[metric]));
        }
        return clipped;
    }

    /** Euclidean, in standard deviations; 0 or more. */
    double distance(double[] row) {
        double[] from = clipped(row);
        double first = Double.POSITIVE_INFINITY;
        double second = first;
        double third = first;
        for (double[] each : seen) {
            double sum = 0;
            for (int metric = 0; metric < from.length && sum < third; metric++) {
                double off = from[metric] - each[metric];
                sum += off * off;
            }
            if (sum < first) {
                third = second;
                second = first;
                first = sum;
            } else if (sum < second) {
                third = second;
                second = sum;
            } else if (sum < third) {
                third = sum;
            }
        }
        return Math.sqrt(third);
    }
}
