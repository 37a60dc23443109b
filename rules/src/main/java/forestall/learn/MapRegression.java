package forestall.learn;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Logistic regression around what is believed beforehand: the weights that are likeliest given the
 * cases and a Gaussian prior (maximum a posteriori), and never negative. Features are taken as they
 * are. Found by the projected Newton method with backtracking (Bertsekas 1982).
 */
public final class MapRegression {
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 50;
    private static final double ARMIJO = 1e-4;
    private static final double AT_BOUND = 1e-3;
    private static final double SMALL = 1e-9;
    private static final double NOISE = 1e-13;

    private final Examples examples;
    private final Prior prior;
    private final int columns;
    private double[] beta; // weights, then the intercept

    private MapRegression(Examples examples, Prior prior) {
        this.examples = examples;
        this.prior = prior;
        this.columns = examples.columns();
        this.beta = prior.beta();
    }

    /**
     * What is believed before the first case.
     *
     * @param weights of each feature, 0 or more
     * @param intercept log-odds without evidence
     * @param precision 1 / variance of each weight around {@code weights}, more than 0
     * @param interceptPrecision the same of the intercept
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Prior(
            double[] weights, double intercept, double precision, double interceptPrecision) {
        public Prior {
            if (!Double.isFinite(intercept) || !(precision > 0) || !(interceptPrecision > 0)) {
                throw new IllegalArgumentException(
                        "intercept %s, precisions %s and %s"
                                .formatted(intercept, precision, interceptPrecision));
            }
            for (double weight : weights) {
                if (!(weight >= 0) || Double.isInfinite(weight)) {
                    throw new IllegalArgumentException("a weight must be 0 or more, was " + weight);
                }
            }
        }

        private double[] beta() {
            double[] beta = Arrays.copyOf(weights, weights.length + 1);
            beta[weights.length] = intercept;
            return beta;
        }
    }

    /**
     * What was learned.
     *
     * @param weights of each feature, 0 or more
     * @param intercept log-odds without evidence
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Fit(double[] weights, double intercept) {}

    /**
     * @param examples their weights count as so many cases
     * @throws IllegalArgumentException when a feature is unknown, or the prior is for another
     *     number of features
     */
    public static Fit fit(Examples examples, Prior prior) {
        if (prior.weights().length != examples.columns()) {
            throw new IllegalArgumentException(
                    "%d features, but a prior for %d"
                            .formatted(examples.columns(), prior.weights().length));
        }
        for (int row = 0; row < examples.rows(); row++) {
            for (float feature : examples.features(row)) {
                if (Float.isNaN(feature)) {
                    throw new IllegalArgumentException(
                            "a feature of row %d is unknown".formatted(row));
                }
            }
        }
        var search = new MapRegression(examples, prior);
        for (int step = 0; step < MOST_STEPS && search.improve(); step++) {
            // until nothing is gained any more
        }
        return new Fit(Arrays.copyOf(search.beta, search.columns), search.beta[search.columns]);
    }

    /** One step; false when there is no better place near by. */
    private boolean improve() {
        var gradient = new double[columns + 1];
        var curvature = new double[columns + 1][columns + 1];
        double loss = derivatives(examples, prior, beta, gradient, curvature);
        double off = 0;
        for (int at = 0; at <= columns; at++) {
            off = Math.max(off, Math.abs(beta[at] - bounded(at, beta[at] - gradient[at])));
        }
        if (off < SMALL) {
            return false;
        }
        double[] direction = direction(gradient, curvature, Math.min(AT_BOUND, off));
        double share = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++, share /= 2) {
            var next = new double[columns + 1];
            double gain = 0;
            for (int at = 0; at <= columns; at++) {
                next[at] = bounded(at, beta[at] - share * direction[at]);
                gain += gradient[at] * (beta[at] - next[at]);
            }
            if (halving == 0 && gain <= NOISE * (1 + loss)) {
                beta = next; // so near that a sum of losses cannot tell any more
                return false;
            }
            if (gain > 0 && loss(examples, prior, next) <= loss - ARMIJO * gain) {
                beta = next;
                return true;
            }
        }
        return false;
    }

    private double bounded(int at, double value) {
        return at < columns ? Math.max(0, value) : value;
    }

    // Weights that the bound holds go down their own slope, and the others by Newton among
    // themselves; only so is the projected step downhill.
    private double[] direction(double[] gradient, double[][] curvature, double atBound) {
        var direction = new double[columns + 1];
        var free = new int[columns + 1];
        int count = 0;
        for (int at = 0; at <= columns; at++) {
            if (at < columns && beta[at] <= atBound && gradient[at] > 0) {
                direction[at] = gradient[at] / curvature[at][at];
            } else {
                free[count++] = at;
            }
        }
        var square = new double[count][count];
        var slope = new double[count];
        for (int i = 0; i < count; i++) {
            slope[i] = gradient[free[i]];
            for (int j = 0; j < count; j++) {
                square[i][j] = curvature[free[i]][free[j]];
            }
        }
        double[] step =
                new CholeskyDecomposition(new Array2DRowRealMatrix(square, false), 1e-6, 1e-14)
                        .getSolver()
                        .solve(new ArrayRealVector(slope, false))
                        .toArray();
        for (int i = 0; i < count; i++) {
            direction[free[i]] = step[i];
        }
        return direction;
    }

    /** Negative logarithm of the posterior in nats, but for a constant. */
    static double loss(Examples examples, Prior prior, double[] beta) {
        double loss = 0;
        for (int row = 0; row < examples.rows(); row++) {
            loss += examples.weight(row) * surprise(sum(examples, row, beta), examples.failed(row));
        }
        double[] believed = prior.beta();
        for (int at = 0; at < beta.length; at++) {
            double off = beta[at] - believed[at];
            loss += precision(prior, at) * off * off / 2;
        }
        return loss;
    }

    /**
     * @param gradient is filled
     * @param curvature is filled
     * @return as {@link #loss}
     */
    static double derivatives(
            Examples examples,
            Prior prior,
            double[] beta,
            double[] gradient,
            double[][] curvature) {
        int size = beta.length;
        double loss = 0;
        var x = new double[size];
        x[size - 1] = 1;
        for (int row = 0; row < examples.rows(); row++) {
            float[] features = examples.features(row);
            for (int at = 0; at < features.length; at++) {
                x[at] = features[at];
            }
            double sum = sum(examples, row, beta);
            double probability = Logistic.probability(sum);
            double weight = examples.weight(row);
            loss += weight * surprise(sum, examples.failed(row));
            double off = weight * (probability - (examples.failed(row) ? 1 : 0));
            double curve = weight * probability * (1 - probability);
            for (int i = 0; i < size; i++) {
                if (x[i] != 0) {
                    gradient[i] += off * x[i];
                    double scaled = curve * x[i];
                    for (int j = i; j < size; j++) {
                        curvature[i][j] += scaled * x[j];
                    }
                }
            }
        }
        double[] believed = prior.beta();
        for (int i = 0; i < size; i++) {
            double precision = precision(prior, i);
            double off = beta[i] - believed[i];
            loss += precision * off * off / 2;
            gradient[i] += precision * off;
            curvature[i][i] += precision;
            for (int j = 0; j < i; j++) {
                curvature[i][j] = curvature[j][i];
            }
        }
        return loss;
    }

    private static double precision(Prior prior, int at) {
        return at < prior.weights().length ? prior.precision() : prior.interceptPrecision();
    }

    private static double sum(Examples examples, int row, double[] beta) {
        float[] features = examples.features(row);
        double sum = beta[features.length];
        for (int at = 0; at < features.length; at++) {
            sum += beta[at] * features[at];
        }
        return sum;
    }

    // −log of the probability of what happened, without overflow.
    private static double surprise(double logOdds, boolean failed) {
        double against = failed ? -logOdds : logOdds;
        return Math.max(0, against) + StrictMath.log1p(StrictMath.exp(-Math.abs(against)));
    }
}
