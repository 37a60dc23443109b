package forestall.screen;

import forestall.decide.DecisionLog.RiskPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A small line: a component's risk over the last hours. */
final class Trend {
    private static final double WIDTH = 120;
    private static final double HEIGHT = 28;

    private Trend() {}

    /** Points of an SVG polyline, 120 × 28; from 0 at the bottom to 1 at the top. */
    static String points(List<RiskPoint> history, Instant from, Instant to) {
        double span = Math.max(1, Duration.between(from, to).toMillis());
        return history.stream()
                .map(
                        each ->
                                String.format(
                                        Locale.ROOT,
                                        "%.1f,%.1f",
                                        WIDTH * Duration.between(from, each.at()).toMillis() / span,
                                        1 + (HEIGHT - 2) * (1 - each.score())))
                .collect(Collectors.joining(" "));
    }

    /** The same in words, for those who cannot see it. */
    static String words(List<RiskPoint> history) {
        if (history.isEmpty()) {
            return "no history yet";
        }
        double first = history.get(0).score();
        double last = history.get(history.size() - 1).score();
        double highest = history.stream().mapToDouble(RiskPoint::score).max().orElse(last);
        return String.format(
                Locale.ROOT,
                "%s from %.2f to %.2f, at most %.2f",
                last > first + 0.01 ? "rose" : last < first - 0.01 ? "fell" : "steady",
                first,
                last,
                highest);
    }
}
