package forestall.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good probabilities were, where each row stands for so many cases.
 *
 * @param logLoss mean negative log-likelihood in nats, 0 or more, less is better
 * @param brier mean squared distance of probability and outcome, 0 to 1, less is better
 * @param averagePrecision area under the precision-recall curve, 0 to 1, more is better
 * @param reliability what was said and what happened, by probability; bins without cases are left
 *     out
 */
public record Weighed(
        double logLoss, double brier, double averagePrecision, List<Bin> reliability) {
    private static final double[] EDGES = {0.001, 0.01, 0.1, 0.5};
    private static final double LEAST = 1e-12;

    /**
     * Cases of about the same probability.
     *
     * @param cases how many
     * @param said mean probability
     * @param happened share that failed
     */
    public record Bin(double cases, double said, double happened) {}

    public Weighed {
        reliability = List.copyOf(reliability);
    }

    /**
     * @param weights more than 0
     * @throws IllegalArgumentException when nothing failed, or lengths differ
     */
    public static Weighed of(double[] probabilities, boolean[] failed, double[] weights) {
        if (probabilities.length != failed.length || weights.length != failed.length) {
            throw new IllegalArgumentException(
                    "%d probabilities, %d outcomes, %d weights"
                            .formatted(probabilities.length, failed.length, weights.length));
        }
        double all = 0;
        double loss = 0;
        double squares = 0;
        for (int row = 0; row < failed.length; row++) {
            all += weights[row];
            loss += weights[row] * logLoss(probabilities[row], failed[row]);
            double off = probabilities[row] - (failed[row] ? 1 : 0);
            squares += weights[row] * off * off;
        }
        return new Weighed(
                loss / all,
                squares / all,
                averagePrecision(probabilities, failed, weights),
                reliability(probabilities, failed, weights));
    }

    /** Of one case, in nats; probabilities are kept 1e-12 off 0 and 1. */
    public static double logLoss(double probability, boolean failed) {
        double p = failed ? probability : 1 - probability;
        return -StrictMath.log(Math.min(Math.max(p, LEAST), 1 - LEAST));
    }

    private static double averagePrecision(
            double[] probabilities, boolean[] failed, double[] weights) {
        int[] order =
                IntStream.range(0, probabilities.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer row) -> -probabilities[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double failures = 0;
        for (int row = 0; row < failed.length; row++) {
            failures += failed[row] ? weights[row] : 0;
        }
        if (!(failures > 0)) {
            throw new IllegalArgumentException("nothing failed");
        }
        double area = 0;
        double hits = 0;
        double seen = 0;
        double before = 0;
        for (int at = 0; at < order.length; at++) {
            seen += weights[order[at]];
            hits += failed[order[at]] ? weights[order[at]] : 0;
            boolean last =
                    at == order.length - 1
                            || probabilities[order[at + 1]] != probabilities[order[at]];
            if (last) {
                area += (hits - before) / failures * hits / seen;
                before = hits;
            }
        }
        return Math.min(1, area);
    }

    private static List<Bin> reliability(
            double[] probabilities, boolean[] failed, double[] weights) {
        var cases = new double[EDGES.length + 1];
        var said = new double[cases.length];
        var happened = new double[cases.length];
        for (int row = 0; row < failed.length; row++) {
            int bin = 0;
            while (bin < EDGES.length && probabilities[row] >= EDGES[bin]) {
                bin++;
            }
            cases[bin] += weights[row];
            said[bin] += weights[row] * probabilities[row];
            happened[bin] += failed[row] ? weights[row] : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < cases.length; bin++) {
            if (cases[bin] > 0) {
                bins.add(new Bin(cases[bin], said[bin] / cases[bin], happened[bin] / cases[bin]));
            }
        }
        return bins;
    }
}
