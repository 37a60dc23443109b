package forestall.learn;

import java.util.Arrays;

/** What is learned from: one row an example, one column a feature. Holds the arrays, not copies. */
public final class Examples {
    private final float[][] features;
    private final boolean[] failed;
    private final double[] weights;

    /**
     * @param features by row, then column; NaN where a feature is unknown, never infinite
     * @param failed by row, whether the failure came within the horizon
     * @param weights by row, how many real cases an example stands for; more than 0, finite
     * @throws IllegalArgumentException when there are no rows, rows differ in length, or a number
     *     is out of its range
     */
    public Examples(float[][] features, boolean[] failed, double[] weights) {
        if (features.length == 0) {
            throw new IllegalArgumentException("there are no examples");
        }
        if (failed.length != features.length || weights.length != features.length) {
            throw new IllegalArgumentException(
                    "%d rows, but %d outcomes and %d weights"
                            .formatted(features.length, failed.length, weights.length));
        }
        for (int row = 0; row < features.length; row++) {
            check(row, features[row], features[0].length);
            if (!(weights[row] > 0) || Double.isInfinite(weights[row])) {
                throw new IllegalArgumentException(
                        "a weight must be more than 0, was " + weights[row]);
            }
        }
        this.features = features;
        this.failed = failed;
        this.weights = weights;
    }

    private static void check(int row, float[] features, int columns) {
        if (features.length != columns) {
            throw new IllegalArgumentException(
                    "row %d has %d features, not %d".formatted(row, features.length, columns));
        }
        for (float feature : features) {
            if (Float.isInfinite(feature)) {
                throw new IllegalArgumentException("row %d has an infinite feature".formatted(row));
            }
        }
    }

    /** Every example stands for itself. */
    public static Examples of(float[][] features, boolean[] failed) {
        var weights = new double[features.length];
        Arrays.fill(weights, 1);
        return new Examples(features, failed, weights);
    }

    public int rows() {
        return features.length;
    }

    public int columns() {
        return features[0].length;
    }

    float[] features(int row) {
        return features[row];
    }

    float[][] features() {
        return features;
    }

    boolean failed(int row) {
        return failed[row];
    }

    double weight(int row) {
        return weights[row];
    }

    /** Weight of the failed examples as a share of all, 0 to 1. */
    public double baseRate() {
        double all = 0;
        double bad = 0;
        for (int row = 0; row < rows(); row++) {
            all += weights[row];
            bad += failed[row] ? weights[row] : 0;
        }
        return bad / all;
    }
}
