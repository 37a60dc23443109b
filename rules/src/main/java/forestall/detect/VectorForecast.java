package forestall.detect;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Forecasts all metrics of one component together from their last values: a vector autoregression
 * (Sims 1980), shrunk by ridge, as metrics move together and rows are few. Immutable.
 */
final class VectorForecast {
    private static final double LEAST_RESIDUAL = 1e-3; // in deviations of the metric

    private final int lags;
    private final int metrics;
    private final double[][] weights; // by metric, then lag × metrics + metric
    private final double[] residual; // standard deviation of what the fit left, by metric

    private VectorForecast(int lags, double[][] weights, double[] residual) {
        this.lags = lags;
        this.metrics = residual.length;
        this.weights = weights;
        this.residual = residual;
    }

    /**
     * @param rows standardised, in order of time; more than {@code lags}
     * @param ridge added to the diagonal; larger, nearer to a forecast of nothing but the mean
     */
    static VectorForecast fit(double[][] rows, int lags, double ridge) {
        int metrics = rows[0].length;
        int size = lags * metrics;
        var squares = new double[size][size];
        var products = new double[size][metrics];
        for (int at = 0; at < rows.length; at++) {
            double[] past = past(rows, at, lags);
            for (int i = 0; i < size; i++) {
                double value = past[i];
                if (value == 0) {
                    continue;
                }
                double[] line = squares[i];
                for (int j = i; j < size; j++) {
                    line[j] += value * past[j];
                }
                double[] product = products[i];
                for (int metric = 0; metric < metrics; metric++) {
                    product[metric] += value * rows[at][metric];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            squares[i][i] += ridge;
            for (int j = 0; j < i; j++) {
                squares[i][j] = squares[j][i];
            }
        }
        RealMatrix solved =
                new CholeskyDecomposition(new Array2DRowRealMatrix(squares, false), 1e-6, 1e-12)
                        .getSolver()
                        .solve(new Array2DRowRealMatrix(products, false));
        double[][] weights = solved.transpose().getData();
        var unscaled = new VectorForecast(lags, weights, ones(metrics));
        var sum = new double[metrics];
        for (int at = 0; at < rows.length; at++) {
            double[] off = unscaled.residuals(past(rows, at, lags), rows[at]);
            for (int metric = 0; metric < metrics; metric++) {
                sum[metric] += off[metric] * off[metric];
            }
        }
        var residual = new double[metrics];
        for (int metric = 0; metric < metrics; metric++) {
            residual[metric] = Math.sqrt(sum[metric] / rows.length) + LEAST_RESIDUAL;
        }
        return new VectorForecast(lags, weights, residual);
    }

    private static double[] ones(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The rows before {@code at}, newest first; before the first it is repeated. */
    private static double[] past(double[][] rows, int at, int lags) {
        int metrics = rows[0].length;
        var past = new double[lags * metrics];
        for (int lag = 1; lag <= lags; lag++) {
            System.arraycopy(rows[Math.max(0, at - lag)], 0, past, (lag - 1) * metrics, metrics);
        }
        return past;
    }

    int lags() {
        return lags;
    }

    /**
     * What the forecast missed, each metric in standard deviations of what the fit left of it.
     *
     * @param past lags × metrics, newest first
     */
    double[] residuals(double[] past, double[] row) {
        var off = new double[metrics];
        for (int metric = 0; metric < metrics; metric++) {
            double forecast = 0;
            double[] weight = weights[metric];
            for (int at = 0; at < past.length; at++) {
                forecast += weight[at] * past[at];
            }
            off[metric] = (row[metric] - forecast) / residual[metric];
        }
        return off;
    }
}
