package forestall.command.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well lines were told apart, each 0 to 1, after Jiang et al., "A Large-Scale Evaluation for
 * Log Parsing Techniques" (2024).
 *
 * @param groupAccuracy lines in a group that holds the very lines of a true group
 * @param groupF1 the same by groups: harmonic mean of precision and recall
 * @param parsingAccuracy lines with the very text of their true template
 * @param templateF1 templates with the right text and the right lines, harmonic mean
 */
record LogScore(double groupAccuracy, double groupF1, double parsingAccuracy, double templateF1) {

    /**
     * @param truth true template of each line
     * @param found template that was found for each line
     * @throws IllegalArgumentException when there are none, or not as many
     */
    static LogScore of(List<String> truth, List<String> found) {
        if (truth.size() != found.size() || truth.isEmpty()) {
            throw new IllegalArgumentException(
                    "%d true templates, %d found".formatted(truth.size(), found.size()));
        }
        Map<String, Integer> trueLines = new HashMap<>();
        Map<String, Integer> foundLines = new HashMap<>();
        Map<String, Set<String>> foundOf = new HashMap<>();
        Map<String, Set<String>> trueOf = new HashMap<>();
        int same = 0;
        for (int at = 0; at < truth.size(); at++) {
            String one = truth.get(at);
            String other = found.get(at);
            trueLines.merge(one, 1, Integer::sum);
            foundLines.merge(other, 1, Integer::sum);
            foundOf.computeIfAbsent(one, any -> new HashSet<>()).add(other);
            trueOf.computeIfAbsent(other, any -> new HashSet<>()).add(one);
            same += one.equals(other) ? 1 : 0;
        }
        int lines = 0;
        int groups = 0;
        for (Map.Entry<String, Set<String>> each : foundOf.entrySet()) {
            int size = trueLines.get(each.getKey());
            if (each.getValue().size() == 1
                    && foundLines.get(each.getValue().iterator().next()) == size) {
                lines += size;
                groups++;
            }
        }
        int texts = 0;
        for (Map.Entry<String, Set<String>> each : trueOf.entrySet()) {
            texts += each.getValue().equals(Set.of(each.getKey())) ? 1 : 0;
        }
        return new LogScore(
                1.0 * lines / truth.size(),
                harmonic(1.0 * groups / foundLines.size(), 1.0 * groups / trueLines.size()),
                1.0 * same / truth.size(),
                harmonic(1.0 * texts / foundLines.size(), 1.0 * texts / trueLines.size()));
    }

    private static double harmonic(double one, double other) {
        return one + other == 0 ? 0 : 2 * one * other / (one + other);
    }

    static LogScore mean(List<LogScore> all) {
        return new LogScore(
                all.stream().mapToDouble(LogScore::groupAccuracy).average().orElse(0),
                all.stream().mapToDouble(LogScore::groupF1).average().orElse(0),
                all.stream().mapToDouble(LogScore::parsingAccuracy).average().orElse(0),
                all.stream().mapToDouble(LogScore::templateF1).average().orElse(0));
    }
}
