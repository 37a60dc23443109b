package forestall.predict;

import forestall.learn.Weighed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * By how much one model beats another on the same cases, and how sure that is: stretches of time
 * are drawn with replacement, each with all that came of it (block bootstrap, Künsch 1989), and
 * both models are compared on each draw. Seeded: the same cases, the same answer.
 */
final class Bootstrap {
    /** With fewer stretches nobody can say how sure it is. */
    static final int FEWEST_BLOCKS = 8;

    private static final int DRAWS = 2000;
    private static final double LOWER_END = 0.05; // of a 90 % interval
    private static final long SEED = 7;

    private final double[] gains; // by block, in nats
    private final double[] weights;

    private Bootstrap(double[] gains, double[] weights) {
        this.gains = gains;
        this.weights = weights;
    }

    /**
     * @param before probabilities of the model in force, one a case
     * @param after of the one that would take over
     */
    static Bootstrap of(List<Cases.Case> cases, double[] before, double[] after) {
        var blocks = new TreeMap<Long, double[]>();
        for (int at = 0; at < before.length; at++) {
            Cases.Case each = cases.get(at);
            double[] block = blocks.computeIfAbsent(each.block(), none -> new double[2]);
            double gain =
                    Weighed.logLoss(before[at], each.failed())
                            - Weighed.logLoss(after[at], each.failed());
            block[0] += each.weight() * gain;
            block[1] += each.weight();
        }
        return new Bootstrap(
                blocks.values().stream().mapToDouble(block -> block[0]).toArray(),
                blocks.values().stream().mapToDouble(block -> block[1]).toArray());
    }

    int blocks() {
        return gains.length;
    }

    /** Lower end of the 90 % interval of how much log loss is saved, in nats a case. */
    double leastGain() {
        var random = new SplittableRandom(SEED);
        var means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double gain = 0;
            double weight = 0;
            for (int block = 0; block < gains.length; block++) {
                int drawn = random.nextInt(gains.length);
                gain += gains[drawn];
                weight += weights[drawn];
            }
            means[draw] = gain / weight;
        }
        Arrays.sort(means);
        return means[(int) (LOWER_END * DRAWS)];
    }
}
