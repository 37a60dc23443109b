package forestall.detect;

/** How far forecasts are usually off, by metric. */
final class Residuals {
    private static final double LEAST = 1e-3; // in deviations of the metric

    private final double[] squares;
    private int rows;

    Residuals(int metrics) {
        this.squares = new double[metrics];
    }

    void add(double[] off) {
        for (int metric = 0; metric < squares.length; metric++) {
            squares[metric] += off[metric] * off[metric];
        }
        rows++;
    }

    /** Standard deviations, never quite 0: a metric that never moved must not drown the others. */
    double[] deviations() {
        var deviations = new double[squares.length];
        for (int metric = 0; metric < deviations.length; metric++) {
            deviations[metric] = Math.sqrt(squares[metric] / Math.max(1, rows)) + LEAST;
        }
        return deviations;
    }

    /** The largest of them, as a mean of sizes: one metric far off, or many a little, both show. */
    static double furthest(double[] off, double share) {
        var sizes = new double[off.length];
        for (int metric = 0; metric < off.length; metric++) {
            sizes[metric] = Math.abs(off[metric]);
        }
        java.util.Arrays.sort(sizes);
        int many = Math.max(1, (int) Math.round(share * sizes.length));
        double sum = 0;
        for (int at = sizes.length - many; at < sizes.length; at++) {
            sum += sizes[at];
        }
        return sum / many;
    }
}
