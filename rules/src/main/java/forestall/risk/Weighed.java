package forestall.risk;

import forestall.model.Contribution;
import forestall.model.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Probability × impact of one component, split by rule.
 *
 * @param subject whose
 * @param probability with what rules know of, 0 to 1
 * @param impact 0 to 1
 * @param score 0 to 1
 * @param contributions what each rule added; they sum to the score
 */
record Weighed(
        Subject subject,
        double probability,
        double impact,
        double score,
        List<Contribution> contributions) {

    /** Name under which the rest is shown when the impacts of a component sum to more than 1. */
    static final String CAP = "Impact is at most 1";

    /** Name under which the rest is shown when the impacts of a component sum to less than 0. */
    static final String FLOOR = "Impact is at least 0";

    /** Impacts of one component; more is a rule set that goes on and on. */
    private static final int MOST_IMPACTS = 1000;

    private static final int LONGEST_RULE = 300;

    private static final Comparator<Impact> HEAVIEST =
            Comparator.comparingDouble(Impact::points).reversed().thenComparing(Impact::rule);

    private static final Comparator<Likelihood> LIKELIEST =
            Comparator.comparingDouble(Likelihood::probability)
                    .reversed()
                    .thenComparing(Likelihood::rule);

    /**
     * @throws IllegalStateException when a rule concludes what is out of range, or there are more
     *     than 1000 impacts
     */
    static Weighed of(Subject subject, List<Impact> impacts, List<Likelihood> causes) {
        impacts.sort(HEAVIEST);
        causes.sort(LIKELIEST);
        if (impacts.size() > MOST_IMPACTS) {
            throw new IllegalStateException(
                    "the rules conclude %d impacts of %s; at most %d"
                            .formatted(impacts.size(), subject.id(), MOST_IMPACTS));
        }
        double sum = 0;
        for (Impact each : impacts) {
            inRange(each.rule(), each.points(), -1);
            sum += each.points();
        }
        double impact = Math.max(0, Math.min(1, sum));
        double predicted = subject.probability();
        List<Contribution> contributions = new ArrayList<>(impacts.size() + causes.size() + 1);
        for (Impact each : impacts) {
            contributions.add(contribution(each.rule(), predicted * each.points()));
        }
        if (sum > 1) {
            contributions.add(new Contribution(CAP, predicted * (1 - sum)));
        } else if (sum < 0) {
            contributions.add(new Contribution(FLOOR, predicted * -sum));
        }
        double probability = predicted;
        for (Likelihood each : causes) {
            inRange(each.rule(), each.probability(), 0);
            double added = (1 - probability) * each.probability();
            contributions.add(contribution(each.rule(), added * impact));
            probability += added;
        }
        probability = Math.min(1, probability);
        // Rounded, so that 0.8 put together from parts is not a hair below the threshold 0.8.
        double score = Math.min(1, Math.rint(probability * impact * 1e9) / 1e9);
        return new Weighed(subject, probability, impact, score, contributions);
    }

    private static Contribution contribution(String rule, double points) {
        return new Contribution(named(rule), points);
    }

    /** A reason as risks carry it: the text, or its beginning. */
    static String named(String rule) {
        return Excerpt.of(rule, LONGEST_RULE);
    }

    private static void inRange(String rule, double value, double least) {
        if (!(value >= least && value <= 1)) {
            throw new IllegalStateException(
                    "rule \"%s\" concludes %s, which is not between %.0f and 1"
                            .formatted(rule, value, least));
        }
    }

    Scored scored() {
        return new Scored(
                subject.id(),
                subject.kind(),
                subject.criticality(),
                probability,
                impact,
                score,
                subject.previous(),
                subject.minutesInTier(),
                subject.inMaintenance(),
                subject);
    }
}
