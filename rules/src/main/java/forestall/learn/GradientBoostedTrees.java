package forestall.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Log-odds of a failure as a sum of regression trees, each of which mends what those before it got
 * wrong (Friedman 2001, "Greedy function approximation"). Immutable.
 */
public final class GradientBoostedTrees {

    /**
     * How much to learn.
     *
     * @param trees 1 to 10,000
     * @param depth splits from root to leaf, 1 to 10
     * @param learningRate share of each step that is taken, 0 to 1
     * @param ridge added to the curvature of a leaf: larger, more cautious; more than 0
     * @param leastWeight least curvature (weight × p × (1 − p)) in a leaf
     * @param leastGain a split that saves less than this is not made
     * @param rowShare share of the rows each tree sees, 0 to 1
     * @param columnShare share of the features each tree sees, 0 to 1
     * @param seed of the choice of rows and features
     */
    public record Settings(
            int trees,
            int depth,
            double learningRate,
            double ridge,
            double leastWeight,
            double leastGain,
            double rowShare,
            double columnShare,
            long seed) {

        public Settings {
            if (trees < 1 || trees > 10_000 || depth < 1 || depth > 10) {
                throw new IllegalArgumentException(
                        "trees must be 1 to 10,000 and depth 1 to 10, were %d and %d"
                                .formatted(trees, depth));
            }
            share(learningRate, "learningRate");
            share(rowShare, "rowShare");
            share(columnShare, "columnShare");
            if (!(ridge > 0) || !(leastWeight >= 0) || !(leastGain >= 0)) {
                throw new IllegalArgumentException(
                        "ridge must be more than 0, leastWeight and leastGain 0 or more");
            }
        }

        private static void share(double value, String name) {
            if (!(value > 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        "%s must be more than 0 and at most 1, was %s".formatted(name, value));
            }
        }
    }

    private final int columns;
    private final double base;
    private final List<Tree> trees;

    private GradientBoostedTrees(int columns, double base, List<Tree> trees) {
        this.columns = columns;
        this.base = base;
        this.trees = List.copyOf(trees);
    }

    /** Learns; time grows with rows × features × trees × depth. */
    public static GradientBoostedTrees train(Examples examples, Settings settings) {
        int rows = examples.rows();
        Bins bins = Bins.of(examples.features(), Bins.MOST);
        byte[][] binned = bins.binned(examples.features());
        double rate = Math.min(Math.max(examples.baseRate(), 1e-9), 1 - 1e-9);
        double base = StrictMath.log(rate / (1 - rate));
        var odds = new double[rows];
        Arrays.fill(odds, base);
        var gradient = new double[rows];
        var hessian = new double[rows];
        RandomGenerator random = new Well19937c(settings.seed());
        var grower = new TreeGrower(settings, bins, binned);
        List<Tree> trees = new ArrayList<>();
        for (int tree = 0; tree < settings.trees(); tree++) {
            for (int row = 0; row < rows; row++) {
                double probability = Logistic.probability(odds[row]);
                double weight = examples.weight(row);
                gradient[row] = weight * (probability - (examples.failed(row) ? 1 : 0));
                hessian[row] = weight * Math.max(probability * (1 - probability), 1e-12);
            }
            Tree grown =
                    grower.grow(
                            sample(rows, settings.rowShare(), random), gradient, hessian, random);
            trees.add(grown);
            for (int row = 0; row < rows; row++) {
                odds[row] += grown.valueOf(examples.features(row));
            }
        }
        return new GradientBoostedTrees(examples.columns(), base, trees);
    }

    private static int[] sample(int rows, double share, RandomGenerator random) {
        var sample = new int[rows];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            if (share == 1 || random.nextDouble() < share) {
                sample[size++] = row;
            }
        }
        return Arrays.copyOf(sample, size);
    }

    /**
     * Natural logarithm of the odds of a failure.
     *
     * @param features as many as were learned from; NaN where unknown
     */
    public double logOdds(float[] features) {
        if (features.length != columns) {
            throw new IllegalArgumentException(
                    "%d features, but %d were learned from".formatted(features.length, columns));
        }
        double sum = base;
        for (Tree tree : trees) {
            sum += tree.valueOf(features);
        }
        return sum;
    }

    public void write(DataOutput out) throws IOException {
        out.writeShort(columns);
        out.writeDouble(base);
        out.writeShort(trees.size());
        for (Tree tree : trees) {
            tree.write(out);
        }
    }

    /**
     * @throws IOException also when the bytes are no such model
     */
    public static GradientBoostedTrees read(DataInput in) throws IOException {
        int columns = in.readUnsignedShort();
        double base = in.readDouble();
        int count = in.readUnsignedShort();
        List<Tree> trees = new ArrayList<>();
        for (int tree = 0; tree < count; tree++) {
            trees.add(Tree.read(in, columns));
        }
        return new GradientBoostedTrees(columns, base, trees);
    }
}
