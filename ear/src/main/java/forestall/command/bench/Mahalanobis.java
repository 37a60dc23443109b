package forestall.command.bench;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;

/** The peer: distance from the mean of what was seen before, by its covariance. */
final class Mahalanobis {
    private Mahalanobis() {}

    static double[] distances(double[][] train, double[][] test) {
        int metrics = train[0].length;
        var mean = new double[metrics];
        var deviation = new double[metrics];
        for (int metric = 0; metric < metrics; metric++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : train) {
                sum += row[metric];
                squares += row[metric] * row[metric];
            }
            mean[metric] = sum / train.length;
            double variance = squares / train.length - mean[metric] * mean[metric];
            deviation[metric] = Math.max(Math.sqrt(Math.max(0, variance)), 1e-3);
        }
        double[][] scaled = scaled(train, mean, deviation);
        RealMatrix covariance = new Covariance(scaled).getCovarianceMatrix();
        for (int metric = 0; metric < metrics; metric++) {
            covariance.addToEntry(metric, metric, 0.01);
        }
        RealMatrix inverse =
                new CholeskyDecomposition(covariance, 1e-6, 1e-12).getSolver().getInverse();
        RealMatrix rows = new Array2DRowRealMatrix(scaled(test, mean, deviation), false);
        RealMatrix weighed = rows.multiply(inverse);
        var distance = new double[test.length];
        for (int row = 0; row < test.length; row++) {
            distance[row] = Math.sqrt(rows.getRowVector(row).dotProduct(weighed.getRowVector(row)));
        }
        return distance;
    }

    private static double[][] scaled(double[][] rows, double[] mean, double[] deviation) {
        var scaled = new double[rows.length][mean.length];
        for (int row = 0; row < rows.length; row++) {
            for (int metric = 0; metric < mean.length; metric++) {
                scaled[row][metric] = (rows[row][metric] - mean[metric]) / deviation[metric];
            }
        }
        return scaled;
    }
}
