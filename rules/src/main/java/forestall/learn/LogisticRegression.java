package forestall.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Log-odds of a failure as a weighted sum of features, which says what each of them added. Weights
 * are shrunk towards 0 by a ridge (Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992),
 * found by Newton's method with bounded steps. Immutable.
 */
public final class LogisticRegression {
    private static final int MOST_STEPS = 60;
    private static final double LONGEST_STEP = 1;
    private static final double SMALL_STEP = 1e-8;
    private static final double LEAST_DEVIATION = 1e-6;

    private final double[] means;
    private final double[] deviations;
    private final double[] weights; // of standardised features
    private final double intercept;

    private LogisticRegression(
            double[] means, double[] deviations, double[] weights, double intercept) {
        this.means = means;
        this.deviations = deviations;
        this.weights = weights;
        this.intercept = intercept;
    }

    /**
     * @param ridge strength of the shrinkage of each standardised feature's weight, more than 0; as
     *     many cases speak against a weight of 1
     * @throws IllegalArgumentException when a feature is unknown: this model has no place for it
     */
    public static LogisticRegression fit(Examples examples, double ridge) {
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("ridge must be more than 0, was " + ridge);
        }
        int columns = examples.columns();
        var means = new double[columns];
        var deviations = new double[columns];
        double[][] rows = standardised(examples, means, deviations);
        var beta = new double[columns + 1];
        double rate = Math.min(Math.max(examples.baseRate(), 1e-6), 1 - 1e-6);
        beta[columns] = Logistic.logOdds(rate);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (newton(examples, rows, beta, ridge) < SMALL_STEP) {
                break;
            }
        }
        return new LogisticRegression(
                means, deviations, Arrays.copyOf(beta, columns), beta[columns]);
    }

    private static double[][] standardised(Examples examples, double[] means, double[] deviations) {
        int columns = examples.columns();
        double all = 0;
        for (int row = 0; row < examples.rows(); row++) {
            all += examples.weight(row);
            for (int column = 0; column < columns; column++) {
                float feature = examples.features(row)[column];
                if (Float.isNaN(feature)) {
                    throw new IllegalArgumentException(
                            "feature %d of row %d is unknown".formatted(column, row));
                }
                means[column] += examples.weight(row) * feature;
            }
        }
        for (int column = 0; column < columns; column++) {
            means[column] /= all;
            double squares = 0;
            for (int row = 0; row < examples.rows(); row++) {
                double off = examples.features(row)[column] - means[column];
                squares += examples.weight(row) * off * off;
            }
            deviations[column] = Math.max(Math.sqrt(squares / all), LEAST_DEVIATION);
        }
        var rows = new double[examples.rows()][columns + 1];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns; column++) {
                rows[row][column] =
                        (examples.features(row)[column] - means[column]) / deviations[column];
            }
            rows[row][columns] = 1;
        }
        return rows;
    }

    /**
     * @return how far the weights moved
     */
    private static double newton(Examples examples, double[][] rows, double[] beta, double ridge) {
        int size = beta.length;
        var gradient = new double[size];
        var curvature = new double[size][size];
        for (int row = 0; row < rows.length; row++) {
            double sum = 0;
            for (int at = 0; at < size; at++) {
                sum += beta[at] * rows[row][at];
            }
            double probability = Logistic.probability(sum);
            double off = examples.weight(row) * (probability - (examples.failed(row) ? 1 : 0));
            double curve = examples.weight(row) * probability * (1 - probability);
            for (int i = 0; i < size; i++) {
                gradient[i] += off * rows[row][i];
                double scaled = curve * rows[row][i];
                for (int j = i; j < size; j++) {
                    curvature[i][j] += scaled * rows[row][j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            gradient[i] += i < size - 1 ? ridge * beta[i] : 0;
            curvature[i][i] += i < size - 1 ? ridge : SMALL_STEP;
            for (int j = 0; j < i; j++) {
                curvature[i][j] = curvature[j][i];
            }
        }
        double[] step =
                new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false), 1e-6, 1e-14)
                        .getSolver()
                        .solve(new ArrayRealVector(gradient, false))
                        .toArray();
        double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
        double share = Math.min(1, LONGEST_STEP / Math.max(longest, SMALL_STEP));
        for (int at = 0; at < size; at++) {
            beta[at] -= share * step[at];
        }
        return share * longest;
    }

    /**
     * @param features as many as were learned from, all known
     */
    public double logOdds(float[] features) {
        double sum = intercept;
        for (int column = 0; column < weights.length; column++) {
            sum += contribution(features, column);
        }
        return sum;
    }

    /** What one feature adds to the log-odds, against its mean. */
    public double contribution(float[] features, int column) {
        return weights[column] * (features[column] - means[column]) / deviations[column];
    }

    public int columns() {
        return weights.length;
    }

    public void write(DataOutput out) throws IOException {
        out.writeShort(weights.length);
        out.writeDouble(intercept);
        for (int column = 0; column < weights.length; column++) {
            out.writeDouble(means[column]);
            out.writeDouble(deviations[column]);
            out.writeDouble(weights[column]);
        }
    }

    /**
     * @throws IOException also when the bytes are no such model
     */
    public static LogisticRegression read(DataInput in) throws IOException {
        int columns = in.readUnsignedShort();
        double intercept = in.readDouble();
        var means = new double[columns];
        var deviations = new double[columns];
        var weights = new double[columns];
        double sum = intercept;
        for (int column = 0; column < columns; column++) {
            means[column] = in.readDouble();
            deviations[column] = in.readDouble();
            weights[column] = in.readDouble();
            sum += means[column] + weights[column] + 1 / deviations[column];
        }
        if (!Double.isFinite(sum)) {
            throw new IOException("a weight is not finite");
        }
        return new LogisticRegression(means, deviations, weights, intercept);
    }
}
