package forestall.detect;

/**
 * How far a row is from what was seen before: the distance to its third nearest neighbour among
 * rows picked from the past (k-nearest-neighbour outlier score, Ramaswamy et al. 2000). What is
 * seen later takes the place of older rows, one at a time and a while after, so that a new habit
 * becomes usual and an incident does not at once.
 */
final class Neighbours {
    private static final int MOST = 512;
    private static final double FURTHEST = 20; // one metric alone must not drown the others

    private final double[][] seen;
    private final double[][] waiting; // rows that may be seen later, in a ring
    private final int every;
    private int rows;
    private int next; // whose place is taken

    private Neighbours(double[][] seen, int delay, int every) {
        this.seen = seen;
        this.waiting = new double[delay / every + 1][];
        this.every = every;
    }

    /**
     * @param rows standardised; 3 or more
     * @param delay rows until one that is learned counts as seen, 0 or more
     * @param every how many rows one is learned of, 1 or more
     */
    static Neighbours of(double[][] rows, int delay, int every) {
        int many = Math.min(MOST, rows.length);
        var seen = new double[many][];
        for (int at = 0; at < many; at++) {
            seen[at] = clipped(rows[(int) ((long) at * rows.length / many)]);
        }
        return new Neighbours(seen, delay, every);
    }

    private static double[] clipped(double[] row) {
        var clipped = new double[row.length];
        for (int metric = 0; metric < row.length; metric++) {
            clipped[metric] = Math.max(-FURTHEST, Math.min(FURTHEST, row[metric]));
        }
        return clipped;
    }

    void learn(double[] row) {
        if (rows % every == 0) {
            int turn = rows / every % waiting.length;
            if (waiting[turn] != null) {
                // A stride that is prime to any size up to the most visits every place in turn.
                next = (next + 211) % seen.length;
                seen[next] = waiting[turn];
            }
            waiting[turn] = clipped(row);
        }
        rows = (rows + 1) % (every * waiting.length);
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
