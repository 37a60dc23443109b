package forestall.command.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well templates were found, as loghub 2.0 scores it (Jiang et al. 2024): grouping accuracy
 * (GA), F1 of grouping accuracy (FGA), parsing accuracy (PA), F1 of template accuracy (FTA); each 0
 * to 1.
 */
record ParsingScore(double ga, double fga, double pa, double fta) {

    /**
     * @param truth template of each line
     * @param found template of each line, as many
     */
    static ParsingScore of(List<String> truth, List<String> found) {
        Map<String, Integer> truths = new HashMap<>();
        Map<String, Integer> founds = new HashMap<>();
        Map<String, Set<String>> foundOf = new HashMap<>();
        Map<String, Set<String>> truthOf = new HashMap<>();
        int right = 0;
        for (int line = 0; line < truth.size(); line++) {
            String expected = truth.get(line);
            String template = found.get(line);
            truths.merge(expected, 1, Integer::sum);
            founds.merge(template, 1, Integer::sum);
            foundOf.computeIfAbsent(expected, any -> new HashSet<>()).add(template);
            truthOf.computeIfAbsent(template, any -> new HashSet<>()).add(expected);
            right += expected.equals(template) ? 1 : 0;
        }
        int grouped = 0;
        int groups = 0;
        for (var each : foundOf.entrySet()) {
            int lines = truths.get(each.getKey());
            if (each.getValue().size() == 1
                    && founds.get(each.getValue().iterator().next()) == lines) {
                grouped += lines;
                groups++;
            }
        }
        long exact =
                truthOf.entrySet().stream()
                        .filter(each -> each.getValue().equals(Set.of(each.getKey())))
                        .count();
        return new ParsingScore(
                (double) grouped / truth.size(),
                harmonic(groups, founds.size(), truths.size()),
                (double) right / truth.size(),
                harmonic((double) exact, founds.size(), truths.size()));
    }

    private static double harmonic(double hits, int found, int there) {
        return 2 * hits / (found + there);
    }
}
