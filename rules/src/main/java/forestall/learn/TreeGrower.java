package forestall.learn;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Grows one tree level by level. A split is worth the loss that a Newton step saves (Friedman 2001;
 * Chen and Guestrin 2016, "XGBoost", eq. 7), found over histograms.
 */
final class TreeGrower {
    private final GradientBoostedTrees.Settings settings;
    private final Bins bins;
    private final byte[][] binned;
    private final boolean[] used; // columns of this tree

    private int[] rows;
    private int[] spare;
    private double[] gradient;
    private double[] hessian;

    // The tree as it grows.
    private int[] feature;
    private float[] threshold;
    private boolean[] unknownLeft;
    private int[] left;
    private double[] value;
    private int nodes;

    TreeGrower(GradientBoostedTrees.Settings settings, Bins bins, byte[][] binned) {
        this.settings = settings;
        this.bins = bins;
        this.binned = binned;
        this.used = new boolean[bins.columns()];
    }

    /**
     * @param sample rows to learn from; reordered
     */
    Tree grow(int[] sample, double[] gradients, double[] hessians, RandomGenerator random) {
        rows = sample;
        spare = new int[sample.length];
        gradient = gradients;
        hessian = hessians;
        int most = (1 << (settings.depth() + 1)) - 1;
        feature = new int[most];
        Arrays.fill(feature, -1);
        threshold = new float[most];
        unknownLeft = new boolean[most];
        left = new int[most];
        value = new double[most];
        nodes = 1;
        choose(random);
        split(0, 0, sample.length, settings.depth(), null);
        return new Tree(
                Arrays.copyOf(feature, nodes),
                Arrays.copyOf(threshold, nodes),
                Arrays.copyOf(unknownLeft, nodes),
                Arrays.copyOf(left, nodes),
                Arrays.copyOf(value, nodes));
    }

    private void choose(RandomGenerator random) {
        boolean any = false;
        for (int column = 0; column < used.length; column++) {
            used[column] = random.nextDouble() < settings.columnShare();
            any |= used[column];
        }
        if (!any) {
            used[random.nextInt(used.length)] = true;
        }
    }

    private record Split(int column, int bin, boolean unknownLeft, double gain) {}

    // The histogram of one child is its parent's less its sibling's, so only the smaller is
    // counted.
    private void split(int node, int from, int to, int levels, double[][] known) {
        double[][] histogram = known == null ? histogram(from, to) : known;
        double gradients = 0;
        double hessians = 0;
        for (int at = from; at < to; at++) {
            gradients += gradient[rows[at]];
            hessians += hessian[rows[at]];
        }
        value[node] = -gradients / (hessians + settings.ridge()) * settings.learningRate();
        Split best = levels == 0 ? null : best(histogram, gradients, hessians);
        if (best == null) {
            return;
        }
        int middle = partition(from, to, best);
        feature[node] = best.column;
        threshold[node] = bins.upperEnd(best.column, best.bin);
        unknownLeft[node] = best.unknownLeft;
        int child = nodes;
        left[node] = child;
        nodes += 2;
        boolean leftIsSmaller = middle - from < to - middle;
        if (levels == 1) {
            split(child, from, middle, 0, histogram);
            split(child + 1, middle, to, 0, histogram);
            return;
        }
        double[][] smaller = leftIsSmaller ? histogram(from, middle) : histogram(middle, to);
        for (int column = 0; column < used.length; column++) {
            if (used[column]) {
                for (int at = 0; at < smaller[column].length; at++) {
                    histogram[column][at] -= smaller[column][at];
                }
            }
        }
        split(child, from, middle, levels - 1, leftIsSmaller ? smaller : histogram);
        split(child + 1, middle, to, levels - 1, leftIsSmaller ? histogram : smaller);
    }

    private double[][] histogram(int from, int to) {
        var histogram = new double[used.length][];
        for (int column = 0; column < used.length; column++) {
            if (!used[column]) {
                continue;
            }
            var sums = new double[2 * bins.count(column)];
            byte[] bin = binned[column];
            for (int at = from; at < to; at++) {
                int row = rows[at];
                int place = 2 * (bin[row] & 0xFF);
                sums[place] += gradient[row];
                sums[place + 1] += hessian[row];
            }
            histogram[column] = sums;
        }
        return histogram;
    }

    private Split best(double[][] histogram, double gradients, double hessians) {
        Split best = null;
        double whole = gain(gradients, hessians);
        for (int column = 0; column < used.length; column++) {
            if (!used[column]) {
                continue;
            }
            double[] sums = histogram[column];
            for (int side = 0; side < 2; side++) {
                boolean unknownGoesLeft = side == 0;
                double g = unknownGoesLeft ? sums[0] : 0;
                double h = unknownGoesLeft ? sums[1] : 0;
                for (int bin = 1; bin < bins.count(column) - 1; bin++) {
                    g += sums[2 * bin];
                    h += sums[2 * bin + 1];
                    if (h < settings.leastWeight() || hessians - h < settings.leastWeight()) {
                        continue;
                    }
                    double gain = gain(g, h) + gain(gradients - g, hessians - h) - whole;
                    if (gain > (best == null ? settings.leastGain() : best.gain)) {
                        best = new Split(column, bin, unknownGoesLeft, gain);
                    }
                }
            }
        }
        return best;
    }

    private double gain(double gradients, double hessians) {
        return gradients * gradients / (hessians + settings.ridge());
    }

    /**
     * Keeps the order of rows within each side, so that a tree never depends on the tree before.
     */
    private int partition(int from, int to, Split split) {
        byte[] bin = binned[split.column];
        int low = from;
        int high = 0;
        for (int at = from; at < to; at++) {
            int row = rows[at];
            int place = bin[row] & 0xFF;
            if (place == 0 ? split.unknownLeft : place <= split.bin) {
                rows[low++] = row;
            } else {
                spare[high++] = row;
            }
        }
        System.arraycopy(spare, 0, rows, low, high);
        return low;
    }
}
