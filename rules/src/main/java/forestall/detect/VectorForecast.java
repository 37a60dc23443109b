package forestall.detect;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Forecasts all metrics of one component together from their last values: a vector autoregression
 * (Sims 1980), shrunk by ridge, as metrics move together and rows are few. Immutable.
 */
final class VectorForecast implements Forecast {
    private final double[][] weights; // by metric, then lag × metrics + metric
    private final double[] deviations; // of what the fit left, by metric

    private VectorForecast(double[][] weights, double[] deviations) {
        this.weights = weights;
        this.deviations = deviations;
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
        var past = new Past(lags, rows[0]);
        for (double[] row : rows) {
            accumulate(past.values(), row, squares, products);
            past.push(row);
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
        var ones = new double[metrics];
        Arrays.fill(ones, 1);
        double[][] weights = solved.transpose().getData();
        var unscaled = new VectorForecast(weights, ones);
        var residuals = new Residuals(metrics);
        past = new Past(lags, rows[0]);
        for (double[] row : rows) {
            residuals.add(unscaled.residuals(past, row));
            past.push(row);
        }
        return new VectorForecast(weights, residuals.deviations());
    }

    private static void accumulate(
            double[] past, double[] row, double[][] squares, double[][] products) {
        for (int i = 0; i < past.length; i++) {
            double value = past[i];
            if (value == 0) {
                continue;
            }
            double[] line = squares[i];
            for (int j = i; j < past.length; j++) {
                line[j] += value * past[j];
            }
            double[] product = products[i];
            for (int metric = 0; metric < row.length; metric++) {
                product[metric] += value * row[metric];
            }
        }
    }

    @Override
    public double[] residuals(Past past, double[] row) {
        var off = new double[row.length];
        double[] values = past.values();
        for (int metric = 0; metric < off.length; metric++) {
            double forecast = 0;
            double[] weight = weights[metric];
            for (int at = 0; at < weight.length; at++) {
                forecast += weight[at] * values[at];
            }
            off[metric] = (row[metric] - forecast) / deviations[metric];
        }
        return off;
    }
}
