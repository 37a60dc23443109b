package forestall.detect;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Puts metrics of all units on one scale: deviations from the mean, cut off far out. */
final class Standard {
    private static final double FURTHEST = 50;
    private static final double LEAST_SHARE = 1e-3; // of the largest value seen
    private static final double SMALLEST = 1e-9;

    private final double[] mean;
    private final double[] deviation;

    private Standard(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * @param rows by time, then metric; finite
     */
    static Standard of(double[][] rows) {
        int metrics = rows[0].length;
        var mean = new double[metrics];
        var deviation = new double[metrics];
        for (int metric = 0; metric < metrics; metric++) {
            var statistics = new SummaryStatistics();
            for (double[] row : rows) {
                statistics.addValue(row[metric]);
            }
            double largest = Math.max(Math.abs(statistics.getMax()), Math.abs(statistics.getMin()));
            mean[metric] = statistics.getMean();
            deviation[metric] =
                    Math.max(
                            Math.sqrt(statistics.getPopulationVariance()),
                            Math.max(SMALLEST, LEAST_SHARE * largest));
        }
        return new Standard(mean, deviation);
    }

    double[] scaled(double[] row) {
        var scaled = new double[row.length];
        for (int metric = 0; metric < row.length; metric++) {
            double z = (row[metric] - mean[metric]) / deviation[metric];
            scaled[metric] = Math.max(-FURTHEST, Math.min(FURTHEST, z));
        }
        return scaled;
    }

    int metrics() {
        return mean.length;
    }
}
