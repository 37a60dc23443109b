package forestall.command.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015): within a window only the
 * earliest alarm counts, worth more the earlier it is; an alarm outside costs, less just behind a
 * window; a window without an alarm costs. One threshold for all series, 100 for perfect alarms, 0
 * for none.
 */
final class NabScore {
    private static final double PROBATION = 0.15;
    private static final double LONGEST_PROBATION = 750;
    private static final double AT_ONCE = sigmoid(-1);

    /**
     * What an alarm is worth.
     *
     * @param rightly for the earliest possible alarm in a window
     * @param wrongly cost of an alarm far from any window
     * @param missed cost of a window without an alarm
     */
    record Profile(String name, double rightly, double wrongly, double missed) {}

    static final Profile STANDARD = new Profile("standard", 1, 0.11, 1);
    static final List<Profile> PROFILES =
            List.of(
                    STANDARD,
                    new Profile("reward low false positives", 1, 0.22, 1),
                    new Profile("reward low false negatives", 1, 0.11, 2));

    /** One row that may be an alarm: its score, what it is worth there, and in which window. */
    private record Row(float score, double worth, int window) {}

    /** Rows of one series, in order, those that may be alarms alone. */
    static final class Scored {
        private final List<Row> rows = new ArrayList<>();
        private final int windows;

        private Scored(int windows) {
            this.windows = windows;
        }
    }

    /** What a threshold comes to. */
    record Result(double threshold, double score) {}

    private NabScore() {}

    private static double sigmoid(double x) {
        return x > 3 ? -1 : 2 / (1 + Math.exp(5 * x)) - 1;
    }

    /**
     * @param scores one a row of the series, higher for odder
     * @param windows from and to, in order
     */
    static Scored rows(NabSeries series, float[] scores, List<List<String>> windows) {
        int length = series.times.size();
        Map<String, Integer> first = new TreeMap<>();
        for (int row = length - 1; row >= 0; row--) {
            first.put(NabSeries.normal(series.times.get(row)), row);
        }
        double probation = Math.min(Math.floor(PROBATION * length), LONGEST_PROBATION);
        var scored = new Scored(windows.size());
        int next = 0;
        int right = -1; // end of the window that is on
        double width = 0;
        int lastRight = -1; // of the window before
        double lastWidth = 0;
        for (int row = 0; row < length; row++) {
            String time = NabSeries.normal(series.times.get(row));
            if (next < windows.size() && time.equals(NabSeries.normal(windows.get(next).get(0)))) {
                right = first.get(NabSeries.normal(windows.get(next).get(1)));
                width = right - first.get(time) + 1;
                next++;
            }
            double worth;
            int window = -1;
            if (right >= 0) {
                worth = sigmoid(-(right - row + 1) / width) / AT_ONCE;
                window = next - 1;
                if (time.equals(NabSeries.normal(windows.get(next - 1).get(1)))) {
                    lastRight = row;
                    lastWidth = width;
                    right = -1;
                }
            } else {
                worth = lastRight < 0 ? -1 : sigmoid(Math.abs(lastRight - row) / (lastWidth - 1));
            }
            if (row >= probation) {
                scored.rows.add(new Row(scores[row], worth, window));
            }
        }
        return scored;
    }

    /** The threshold that is best for all series together, and the score there. */
    static Result best(List<Scored> all, Profile profile) {
        return sweep(all, profile, Optional.empty());
    }

    /** Score at a threshold that was chosen before. */
    static double at(List<Scored> all, Profile profile, double threshold) {
        return sweep(all, profile, Optional.of(threshold)).score;
    }

    private static Result sweep(List<Scored> all, Profile profile, Optional<Double> fixed) {
        record Placed(Row row, int series) {}
        List<Placed> rows = new ArrayList<>();
        int windows = 0;
        for (int series = 0; series < all.size(); series++) {
            for (Row row : all.get(series).rows) {
                if (row.score > 0) { // a row without any score is no alarm at any threshold
                    rows.add(new Placed(row, series));
                }
            }
            windows += all.get(series).windows;
        }
        rows.sort(Comparator.comparingDouble((Placed each) -> -each.row.score));
        double[][] found =
                all.stream().map(each -> new double[each.windows]).toArray(double[][]::new);
        for (double[] each : found) {
            java.util.Arrays.fill(each, -profile.missed);
        }
        double sum = -profile.missed * windows;
        double bestSum = sum;
        double bestThreshold = Double.MAX_VALUE;
        for (int at = 0; at < rows.size(); at++) {
            Row row = rows.get(at).row;
            if (fixed.isPresent() && row.score < fixed.get()) {
                break;
            }
            if (row.window < 0) {
                sum += profile.wrongly * row.worth;
            } else {
                double[] windowsOf = found[rows.get(at).series];
                double worth = profile.rightly * row.worth;
                if (worth > windowsOf[row.window]) {
                    sum += worth - windowsOf[row.window];
                    windowsOf[row.window] = worth;
                }
            }
            boolean last = at == rows.size() - 1 || rows.get(at + 1).row.score != row.score;
            if (last && (fixed.isPresent() || sum > bestSum)) {
                bestSum = sum;
                bestThreshold = row.score;
            }
        }
        double none = -profile.missed * windows;
        double perfect = profile.rightly * windows;
        return new Result(bestThreshold, 100 * (bestSum - none) / (perfect - none));
    }
}
