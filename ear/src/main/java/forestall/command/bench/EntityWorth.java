package forestall.command.bench;

import forestall.detect.VectorSettings;
import forestall.learn.Skill;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * What each method's scores of one entity are worth.
 *
 * @param mahalanobis VUS-PR of the plain distance
 * @param smoothed of the same, smoothed
 * @param candidates of ours, by configuration, the one that is used first
 * @param precision average precision (AUC-PR) of ours
 */
record EntityWorth(
        Path folder,
        String entity,
        double mahalanobis,
        double smoothed,
        List<Double> candidates,
        double precision) {
    private static final int WINDOW = 100;
    private static final double SMOOTHING = 0.2;

    EntityWorth {
        candidates = List.copyOf(candidates);
    }

    /** Configurations to choose among, ours first. */
    private static final Map<String, VectorSettings> CANDIDATES = configurations();

    private static Map<String, VectorSettings> configurations() {
        VectorSettings ours = VectorSettings.defaults();
        Map<String, VectorSettings> all = new LinkedHashMap<>();
        all.put("ours", ours);
        all.put("3 lags", settings(3, 1000, 1.0 / 3, 0.5, 0.3, 0.1));
        all.put("less ridge", settings(10, 100, 1.0 / 3, 0.5, 0.3, 0.1));
        all.put("all metrics", settings(10, 1000, 1, 0.5, 0.3, 0.1));
        all.put("a tenth", settings(10, 1000, 0.1, 0.5, 0.3, 0.1));
        all.put("no neighbours", settings(10, 1000, 1.0 / 3, 0, 0.3, 0.1));
        all.put("neighbours as much", settings(10, 1000, 1.0 / 3, 1, 0.3, 0.1));
        all.put("falls as it rises", settings(10, 1000, 1.0 / 3, 0.5, 0.2, 0.2));
        all.put("falls slower", settings(10, 1000, 1.0 / 3, 0.5, 0.3, 0.05));
        return all;
    }

    private static VectorSettings settings(
            int lags,
            double ridge,
            double share,
            double neighbours,
            double attack,
            double release) {
        VectorSettings ours = VectorSettings.defaults();
        return new VectorSettings(
                lags,
                ridge,
                ours.ownLags(),
                ours.ownRidge(),
                share,
                neighbours,
                ours.delay(),
                ours.every(),
                attack,
                release);
    }

    static EntityWorth of(
            Path folder,
            String entity,
            double[][] train,
            double[][] test,
            boolean[] anomalous,
            double[] ours) {
        double[] distance = Mahalanobis.distances(train, test);
        List<Double> candidates = new ArrayList<>();
        for (VectorSettings each : CANDIDATES.values()) {
            double[] scores =
                    candidates.isEmpty() ? ours : EntitiesCommand.scores(train, test, each);
            candidates.add(VolumeUnderSurface.precisionRecall(anomalous, scores, WINDOW));
        }
        return new EntityWorth(
                folder,
                entity,
                VolumeUnderSurface.precisionRecall(anomalous, distance, WINDOW),
                VolumeUnderSurface.precisionRecall(anomalous, follow(distance), WINDOW),
                candidates,
                Skill.averagePrecision(ours, anomalous));
    }

    private static double[] follow(double[] scores) {
        double[] smoothed = scores.clone();
        for (int row = 1; row < smoothed.length; row++) {
            smoothed[row] = SMOOTHING * scores[row] + (1 - SMOOTHING) * smoothed[row - 1];
        }
        return smoothed;
    }

    static void print(List<EntityWorth> all, PrintWriter say) {
        say.println("entities: VUS-PR: ours, Mahalanobis, Mahalanobis smoothed; AUC-PR of ours");
        List<Double> chosen = leaveOneOut(all);
        for (Path folder : all.stream().map(EntityWorth::folder).distinct().toList()) {
            var means = new SummaryStatistics[5];
            Arrays.setAll(means, any -> new SummaryStatistics());
            for (int at = 0; at < all.size(); at++) {
                EntityWorth each = all.get(at);
                if (!each.folder.equals(folder)) {
                    continue;
                }
                means[0].addValue(each.candidates.get(0));
                means[1].addValue(each.mahalanobis);
                means[2].addValue(each.smoothed);
                means[3].addValue(chosen.get(at));
                means[4].addValue(each.precision);
                say.printf(
                        Locale.ROOT,
                        "  %-16s %.3f  %.3f  %.3f; %.3f%n",
                        each.entity,
                        each.candidates.get(0),
                        each.mahalanobis,
                        each.smoothed,
                        each.precision);
            }
            say.printf(
                    Locale.ROOT,
                    "  %-16s %.3f  %.3f  %.3f; %.3f; each with the one of %d configurations that is best"
                            + " for the others: %.3f%n",
                    "mean of " + folder.getFileName(),
                    means[0].getMean(),
                    means[1].getMean(),
                    means[2].getMean(),
                    means[4].getMean(),
                    CANDIDATES.size(),
                    means[3].getMean());
        }
    }

    /** By entity, with the configuration that is best for all others. */
    private static List<Double> leaveOneOut(List<EntityWorth> all) {
        List<Double> chosen = new ArrayList<>();
        for (int left = 0; left < all.size(); left++) {
            int best = 0;
            double bestSum = Double.NEGATIVE_INFINITY;
            for (int candidate = 0; candidate < CANDIDATES.size(); candidate++) {
                double others = 0;
                for (int at = 0; at < all.size(); at++) {
                    others += at == left ? 0 : all.get(at).candidates.get(candidate);
                }
                if (others > bestSum) {
                    bestSum = others;
                    best = candidate;
                }
            }
            chosen.add(all.get(left).candidates.get(best));
        }
        return chosen;
    }
}
