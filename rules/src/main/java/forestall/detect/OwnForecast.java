package forestall.detect;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Forecasts each metric of one component from its own last values alone (autoregression, Yule
 * 1927): says less than all together, and errs less when what binds them breaks. Immutable.
 */
final class OwnForecast implements Forecast {
    private final double[][] weights; // by metric, then lag
    private final double[] deviations;

    private OwnForecast(double[][] weights, double[] deviations) {
        this.weights = weights;
        this.deviations = deviations;
    }

    /**
     * @param rows standardised, in order of time
     * @param ridge added to the diagonal, more than 0
     */
    static OwnForecast fit(double[][] rows, int lags, double ridge) {
        int metrics = rows[0].length;
        var weights = new double[metrics][];
        for (int metric = 0; metric < metrics; metric++) {
            weights[metric] = weights(rows, metric, lags, ridge);
        }
        var ones = new double[metrics];
        Arrays.fill(ones, 1);
        var unscaled = new OwnForecast(weights, ones);
        var residuals = new Residuals(metrics);
        var past = new Past(lags, rows[0]);
        for (double[] row : rows) {
            residuals.add(unscaled.residuals(past, row));
            past.push(row);
        }
        return new OwnForecast(weights, residuals.deviations());
    }

    private static double[] weights(double[][] rows, int metric, int lags, double ridge) {
        var squares = new double[lags][lags];
        var products = new double[lags];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < lags; i++) {
                double value = rows[Math.max(0, row - 1 - i)][metric];
                for (int j = 0; j < lags; j++) {
                    squares[i][j] += value * rows[Math.max(0, row - 1 - j)][metric];
                }
                products[i] += value * rows[row][metric];
            }
        }
        for (int i = 0; i < lags; i++) {
            squares[i][i] += ridge;
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(squares, false), 1e-6, 1e-12)
                .getSolver()
                .solve(new ArrayRealVector(products, false))
                .toArray();
    }

    @Override
    public double[] residuals(Past past, double[] row) {
        var off = new double[row.length];
        for (int metric = 0; metric < off.length; metric++) {
            double forecast = 0;
            for (int lag = 1; lag <= weights[metric].length; lag++) {
                forecast += weights[metric][lag - 1] * past.at(lag, metric);
            }
            off[metric] = (row[metric] - forecast) / deviations[metric];
        }
        return off;
    }
}
