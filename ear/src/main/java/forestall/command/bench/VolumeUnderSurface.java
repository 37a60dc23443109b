package forestall.command.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * VUS-PR (Paparrizos et al. 2022, as TSB-AD of 2024 defines it): the area under the
 * precision-recall curve of a range-aware score, averaged over how far around each anomaly an alarm
 * still counts, 0 to {@code window} rows.
 */
final class VolumeUnderSurface {
    private static final int THRESHOLDS = 250;

    private VolumeUnderSurface() {}

    /** From and to, both inclusive. */
    private record Segment(int from, int to) {}

    static double precisionRecall(boolean[] anomalous, double[] scores, int window) {
        int rows = anomalous.length;
        List<Segment> segments = segments(anomalous);
        if (segments.isEmpty()) {
            return Double.NaN;
        }
        int[] order =
                IntStream.range(0, rows)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer row) -> -scores[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var thresholds = new double[THRESHOLDS];
        var predicted = new int[THRESHOLDS]; // rows at or above each
        int at = 0;
        for (int each = 0; each < THRESHOLDS; each++) {
            // As numpy spaces them: a step times a count.
            int row = (int) (each * ((double) (rows - 1) / (THRESHOLDS - 1)));
            row = each == THRESHOLDS - 1 ? rows - 1 : row;
            thresholds[each] = scores[order[row]];
            at = Math.max(at, row);
            while (at < rows && scores[order[at]] >= thresholds[each]) {
                at++;
            }
            predicted[each] = at;
        }
        double sum = 0;
        for (int width = 0; width <= window; width++) {
            sum += area(anomalous, scores, segments, order, thresholds, predicted, width);
        }
        return sum / (window + 1);
    }

    private static double area(
            boolean[] anomalous,
            double[] scores,
            List<Segment> segments,
            int[] order,
            double[] thresholds,
            int[] predicted,
            int width) {
        int rows = anomalous.length;
        double[] outside = outside(anomalous, segments, width);
        double[] peaks = peaks(scores, segments, width, rows);
        int positives = 0;
        for (boolean each : anomalous) {
            positives += each ? 1 : 0;
        }
        double area = 0;
        double before = 0; // recall at the threshold above
        double within = 0;
        double around = 0;
        int done = 0;
        for (int each = 0; each < thresholds.length; each++) {
            for (; done < predicted[each]; done++) {
                within += anomalous[order[done]] ? 1 : 0;
                around += outside[order[done]];
            }
            int reached = peaks.length - lowerBound(peaks, thresholds[each]);
            double existence = (double) reached / peaks.length;
            double hit = within + around;
            double all = (positives + positives + around) / 2;
            double recall = Math.min(hit / all, 1) * existence;
            area += (recall - before) * (hit / predicted[each]);
            before = recall;
        }
        return area;
    }

    private static int lowerBound(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What an alarm just outside an anomaly is worth, 0 to 1. */
    private static double[] outside(boolean[] anomalous, List<Segment> segments, int width) {
        int rows = anomalous.length;
        int half = width / 2;
        var worth = new double[rows];
        for (Segment each : segments) {
            for (int row = each.to + 1; row < Math.min(each.to + half + 1, rows); row++) {
                worth[row] += Math.sqrt(1 - (double) (row - each.to) / width);
            }
            for (int row = Math.max(each.from - half, 0); row < each.from; row++) {
                worth[row] += Math.sqrt(1 - (double) (each.from - row) / width);
            }
        }
        for (int row = 0; row < rows; row++) {
            worth[row] = anomalous[row] ? 0 : Math.min(1, worth[row]);
        }
        return worth;
    }

    /** Highest score in and around each anomaly, ascending; those that touch count as one. */
    private static double[] peaks(double[] scores, List<Segment> segments, int width, int rows) {
        int half = width / 2;
        List<Double> peaks = new ArrayList<>();
        int from = Math.max(segments.get(0).from - half, 0);
        for (int at = 0; at < segments.size(); at++) {
            boolean last = at == segments.size() - 1;
            int to = segments.get(at).to + half;
            if (last || to < segments.get(at + 1).from - half) {
                double peak = Double.NEGATIVE_INFINITY;
                for (int row = from; row <= Math.min(to, rows - 1); row++) {
                    peak = Math.max(peak, scores[row]);
                }
                peaks.add(peak);
                from = last ? from : segments.get(at + 1).from - half;
            }
        }
        double[] ascending = peaks.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(ascending);
        return ascending;
    }

    private static List<Segment> segments(boolean[] anomalous) {
        List<Segment> segments = new ArrayList<>();
        for (int row = 0; row < anomalous.length; row++) {
            if (anomalous[row]) {
                int from = row;
                while (row + 1 < anomalous.length && anomalous[row + 1]) {
                    row++;
                }
                segments.add(new Segment(from, row));
            }
        }
        return segments;
    }
}
