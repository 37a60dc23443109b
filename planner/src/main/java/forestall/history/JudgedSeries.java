package forestall.history;

import forestall.detect.DetectorSettings;
import forestall.detect.Part;
import forestall.detect.SeriesDetector;
import forestall.detect.SteadyDetector;
import forestall.predict.Measure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One series, judged sample after sample from its first on by a {@link SteadyDetector}. Counters
 * become rates first. Not changed once made.
 */
public final class JudgedSeries {
    /**
     * Surprise from which an anomaly is marked: once in a hundred samples by all ways to look at it
     * together, which random noise reaches about once a week of minutes.
     */
    public static final double MARKED = 2;

    /** Steps without a sample, beyond which no line is drawn. */
    static final int GAP = 3;

    /** The most telling first: of parts that are surprised alike, the first is named. */
    private static final Part[] PARTS = {
        Part.RANGE, Part.SHIFT, Part.LOGARITHMIC, Part.SEASONAL, Part.LASTING, Part.RESTLESS
    };

    private static final byte RANGE = 0;

    private final String metric;
    private final boolean rate;
    private final long interval;
    private final long[] micros;
    private final double[] values;
    private final double[] usual; // NaN during warm-up, as below
    private final double[] deviation;
    private final float[] surprise;
    private final float[] alarm;
    private final byte[] part; // the one that tells most, by its place in PARTS

    private JudgedSeries(String metric, Readings readings) {
        this.metric = metric;
        rate = Measure.of(metric) == Measure.COUNTER;
        interval = readings.interval();
        int skipped = rate ? Math.min(1, readings.size()) : 0; // a rate takes two
        int size = readings.size() - skipped;
        micros = new long[size];
        values = new double[size];
        usual = new double[size];
        deviation = new double[size];
        surprise = new float[size];
        alarm = new float[size];
        part = new byte[size];
        for (int at = 0; at < size; at++) {
            micros[at] = readings.micros(at + skipped);
            values[at] = rate ? growth(readings, at) : readings.value(at);
        }
    }

    private static double growth(Readings readings, int at) {
        double seconds = (readings.micros(at + 1) - readings.micros(at)) / 1e6;
        return Measure.rate(readings.value(at), readings.value(at + 1), seconds);
    }

    /** The past and the span in one: what comes first is learned from, and judged little. */
    public static JudgedSeries of(String metric, Readings readings, DetectorSettings settings) {
        var judged = new JudgedSeries(metric, readings);
        var detector = new SteadyDetector(settings);
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int at = 0; at < judged.micros.length; at++) {
            judged.judge(at, detector, settings.warmUp());
            double value = judged.values[at];
            if (value < low || value > high) { // a plain fact, and the most telling one
                judged.part[at] = RANGE;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return judged;
    }

    private void judge(int at, SteadyDetector steady, int warmUp) {
        long second = Math.floorDiv(micros[at], 1_000_000L);
        boolean warm = at >= warmUp;
        surprise[at] = steady.add(second, values[at]);
        usual[at] = warm ? steady.usual() : Double.NaN; // what was expected before it came
        deviation[at] = warm ? steady.deviation() : Double.NaN;
        SeriesDetector detector = steady.detector();
        alarm[at] = detector.alarm() >= MARKED ? detector.alarm() : 0;
        for (int which = 1; which < PARTS.length; which++) {
            if (detector.surprise(PARTS[which]) > detector.surprise(PARTS[part[at]])) {
                part[at] = (byte) which;
            }
        }
    }

    public String metric() {
        return metric;
    }

    /** How it did within a span. */
    public SignalSummary summary(Span span) {
        int first = place(span.fromMicros());
        int end = place(span.toMicros());
        float strongest = 0;
        int anomalies = 0;
        for (int at = first; at < end; at++) {
            strongest = Math.max(strongest, surprise[at]);
            anomalies += alarm[at] > 0 ? 1 : 0;
        }
        int last = end - 1;
        boolean any = end > first;
        return new SignalSummary(
                metric,
                rate,
                any ? Optional.of(instant(last)) : Optional.empty(),
                any ? Optional.of(values[last]) : Optional.empty(),
                any && !Double.isNaN(usual[last]) ? Optional.of(usual[last]) : Optional.empty(),
                any ? hundredths(surprise[last]) : 0,
                hundredths(strongest),
                anomalies);
    }

    /**
     * What its chart shows of a span.
     *
     * @param buckets of time; each keeps at most four points and every anomaly
     */
    public SignalChart chart(Span span, int buckets) {
        int first = place(span.fromMicros());
        int end = place(span.toMicros());
        var marked = new BitSet(end);
        for (int at = first; at < end; at++) {
            marked.set(at, alarm[at] > 0);
        }
        BitSet kept =
                Thinning.keep(
                        first,
                        end,
                        at -> micros[at],
                        at -> values[at],
                        span.fromMicros(),
                        span.toMicros(),
                        buckets,
                        marked);
        Digits digits = digits(first, end);
        var columns = new Columns(kept.cardinality());
        int before = -1;
        for (int at = kept.nextSetBit(first); at >= 0; at = kept.nextSetBit(at + 1)) {
            if (before >= 0 && before == at - 1 && micros[at] - micros[before] > GAP * interval) {
                columns.add((micros[before] + micros[at]) / 2, null, null, null, null);
            }
            columns.add(
                    micros[at],
                    digits.of(values[at]),
                    digits.of(usual[at]),
                    digits.of(deviation[at]),
                    hundredths(surprise[at]));
            before = at;
        }
        return new SignalChart(
                metric,
                rate,
                interval / 1e6,
                end - first,
                Collections.unmodifiableList(columns.at),
                Collections.unmodifiableList(columns.value),
                Collections.unmodifiableList(columns.usual),
                Collections.unmodifiableList(columns.deviation),
                Collections.unmodifiableList(columns.surprise),
                marked.stream().mapToObj(at -> anomaly(at, digits)).toList());
    }

    /** Columns of a chart as they grow; may hold null. */
    private static final class Columns {
        final List<Long> at;
        final List<Double> value;
        final List<Double> usual;
        final List<Double> deviation;
        final List<Double> surprise;

        Columns(int size) {
            at = new ArrayList<>(size);
            value = new ArrayList<>(size);
            usual = new ArrayList<>(size);
            deviation = new ArrayList<>(size);
            surprise = new ArrayList<>(size);
        }

        void add(long micros, Double newValue, Double newUsual, Double newDeviation, Double odd) {
            at.add(Math.floorDiv(micros, 1_000_000L));
            value.add(newValue);
            usual.add(newUsual);
            deviation.add(newDeviation);
            surprise.add(odd);
        }
    }

    private Anomaly anomaly(int at, Digits digits) {
        return new Anomaly(
                instant(at),
                digits.of(values[at]),
                digits.of(usual[at]),
                digits.of(deviation[at]),
                hundredths(surprise[at]),
                Sentences.of(PARTS[part[at]], values[at], usual[at], rate, surprise[at]));
    }

    private Digits digits(int first, int end) {
        double least = Double.MAX_VALUE;
        double greatest = -Double.MAX_VALUE;
        for (int at = first; at < end; at++) {
            least = Math.min(least, values[at]);
            greatest = Math.max(greatest, values[at]);
        }
        return new Digits(end > first ? greatest - least : 0);
    }

    /** Place of the first sample that is not before. */
    private int place(long at) {
        int found = Arrays.binarySearch(micros, at);
        return found >= 0 ? found : -found - 1;
    }

    private Instant instant(int at) {
        return Instant.EPOCH.plus(micros[at], ChronoUnit.MICROS);
    }

    private static double hundredths(float value) {
        return Math.rint(value * 100.0) / 100;
    }
}
