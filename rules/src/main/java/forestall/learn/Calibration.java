package forestall.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * From a score to a probability, by isotonic regression: the non-decreasing step function that is
 * nearest to what happened (pool adjacent violators, Ayer et al. 1955; Zadrozny and Elkan 2002),
 * with straight lines between the end of a step and the beginning of the next. Immutable.
 */
public final class Calibration {
    /** Cases of the base rate that each step begins with, so that none says 0 or 1 for certain. */
    private static final double PSEUDO_CASES = 2;

    private static final int MOST_STEPS = 1 << 20;

    private final double[] scores; // ascending
    private final double[] probabilities; // ascending, as long

    private Calibration(double[] scores, double[] probabilities) {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    /**
     * @param scores finite, of cases that the score was not learned from
     * @throws IllegalArgumentException when there are none, or lengths differ
     */
    public static Calibration of(double[] scores, boolean[] failed, double[] weights) {
        if (scores.length == 0
                || failed.length != scores.length
                || weights.length != scores.length) {
            throw new IllegalArgumentException(
                    "%d scores, %d outcomes, %d weights"
                            .formatted(scores.length, failed.length, weights.length));
        }
        int[] order =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> scores[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var weight = new double[scores.length];
        var bad = new double[scores.length];
        var from = new double[scores.length]; // lowest score of a pool
        var to = new double[scores.length]; // and highest
        double allWeight = 0;
        double allBad = 0;
        int pools = 0;
        for (int at = 0; at < order.length; ) {
            int first = at;
            double w = 0;
            double b = 0;
            for (; at < order.length && scores[order[at]] == scores[order[first]]; at++) {
                w += weights[order[at]];
                b += failed[order[at]] ? weights[order[at]] : 0;
            }
            allWeight += w;
            allBad += b;
            weight[pools] = w;
            bad[pools] = b;
            from[pools] = scores[order[first]];
            to[pools] = from[pools];
            pools++;
            while (pools > 1
                    && bad[pools - 2] * weight[pools - 1] >= bad[pools - 1] * weight[pools - 2]) {
                weight[pools - 2] += weight[pools - 1];
                bad[pools - 2] += bad[pools - 1];
                to[pools - 2] = to[pools - 1];
                pools--;
            }
        }
        double rate = allBad / allWeight;
        var x = new double[2 * pools];
        var y = new double[2 * pools];
        int knots = 0;
        for (int pool = 0; pool < pools; pool++) {
            double p = (bad[pool] + PSEUDO_CASES * rate) / (weight[pool] + PSEUDO_CASES);
            p = knots > 0 ? Math.max(p, y[knots - 1]) : p;
            x[knots] = from[pool];
            y[knots++] = p;
            if (to[pool] > from[pool]) {
                x[knots] = to[pool];
                y[knots++] = p;
            }
        }
        return new Calibration(Arrays.copyOf(x, knots), Arrays.copyOf(y, knots));
    }

    /**
     * @param score finite
     * @return 0 to 1, never less for a higher score
     */
    public double probability(double score) {
        int at = Arrays.binarySearch(scores, score);
        if (at >= 0) {
            return probabilities[at];
        }
        int above = -at - 1;
        if (above == 0) {
            return probabilities[0];
        }
        if (above == scores.length) {
            return probabilities[above - 1];
        }
        double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return probabilities[above - 1] + share * (probabilities[above] - probabilities[above - 1]);
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(scores.length);
        for (int at = 0; at < scores.length; at++) {
            out.writeDouble(scores[at]);
            out.writeDouble(probabilities[at]);
        }
    }

    /**
     * @throws IOException also when the bytes are no such calibration
     */
    public static Calibration read(DataInput in) throws IOException {
        int steps = in.readInt();
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IOException("a calibration of %d steps".formatted(steps));
        }
        var scores = new double[steps];
        var probabilities = new double[steps];
        for (int at = 0; at < steps; at++) {
            scores[at] = in.readDouble();
            probabilities[at] = in.readDouble();
            boolean sound =
                    Double.isFinite(scores[at])
                            && probabilities[at] >= (at == 0 ? 0 : probabilities[at - 1])
                            && probabilities[at] <= 1
                            && (at == 0 || scores[at] > scores[at - 1]);
            if (!sound) {
                throw new IOException("a calibration does not rise");
            }
        }
        return new Calibration(scores, probabilities);
    }
}
