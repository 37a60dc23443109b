package forestall.learn;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How good probabilities were, once it is known what happened. */
public final class Skill {
    private Skill() {}

    /**
     * Area under the precision-recall curve as average precision: precision at each distinct
     * probability, weighted by the recall it adds.
     *
     * @return 0 to 1; the base rate for a guess; NaN when nothing failed
     */
    public static double averagePrecision(double[] probabilities, boolean[] failed) {
        int[] order =
                IntStream.range(0, probabilities.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer row) -> -probabilities[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long failures = IntStream.range(0, failed.length).filter(row -> failed[row]).count();
        double area = 0;
        long hits = 0;
        long before = 0;
        for (int at = 0; at < order.length; at++) {
            hits += failed[order[at]] ? 1 : 0;
            boolean last =
                    at == order.length - 1
                            || probabilities[order[at + 1]] != probabilities[order[at]];
            if (last) {
                area += (double) (hits - before) / failures * hits / (at + 1);
                before = hits;
            }
        }
        return failures == 0 ? Double.NaN : area;
    }

    /** Mean squared distance of probability and outcome (Brier 1950), 0 to 1, less is better. */
    public static double brier(double[] probabilities, boolean[] failed) {
        double sum = 0;
        for (int row = 0; row < failed.length; row++) {
            double off = probabilities[row] - (failed[row] ? 1 : 0);
            sum += off * off;
        }
        return sum / failed.length;
    }

    /**
     * Share of the Brier score of always saying the base rate that is saved: 1 is perfect, 0 no
     * better than the base rate, negative worse.
     */
    public static double brierSkill(double[] probabilities, boolean[] failed) {
        double rate =
                (double) IntStream.range(0, failed.length).filter(row -> failed[row]).count()
                        / failed.length;
        return 1 - brier(probabilities, failed) / (rate * (1 - rate));
    }

    /** Mean negative log-likelihood in nats; probabilities are kept 1e-12 off 0 and 1. */
    public static double logLoss(double[] probabilities, boolean[] failed) {
        double sum = 0;
        for (int row = 0; row < failed.length; row++) {
            double p = failed[row] ? probabilities[row] : 1 - probabilities[row];
            sum -= StrictMath.log(Math.min(Math.max(p, 1e-12), 1 - 1e-12));
        }
        return sum / failed.length;
    }
}
