package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Watches one series. Four looks at each value: how far it is from what is usual at this hour, how
 * far outside the range seen so far, how far the series has shifted (two-sided CUSUM, Page 1954),
 * and how far it is on a logarithmic scale; each becomes a surprise by its own past, and their
 * power mean is the surprise of the sample. State is below 2 KB. Not thread-safe.
 */
public final class SeriesDetector {
    private static final float FURTHEST = 1e30f;
    private static final float SMALLEST = 1.0E-9f;

    private final DetectorSettings settings;
    private final HourlyBaseline baseline = new HourlyBaseline(true);
    private final HourlyBaseline logBaseline = new HourlyBaseline(false);
    private final Tail seasonalTail = new Tail();
    private final Tail rangeTail = new Tail();
    private final Tail shiftTail = new Tail();
    private final Tail logTail = new Tail();

    private int count;
    private double origin; // the first value: floats count from there, and keep their digits
    private float mean; // slow, as all below on the scale from the origin
    private float scale; // slow mean absolute deviation
    private float logMean;
    private float logScale;
    private float low;
    private float high;
    private float up; // shift sums
    private float down;
    private float peak; // of the incident that is on
    private int held; // samples since its peak
    private float seasonal; // surprises of the latest sample, by part
    private float range;
    private float shift;
    private float logarithmic;
    private float surprise;

    public SeriesDetector(DetectorSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes the next value and says how surprising it is.
     *
     * @param second when, in seconds since 1970; only its hour of the week matters, so the caller
     *     keeps the order
     * @param value finite
     * @return −log10 of how often, by its own past, the series departs as far; 0 to {@code most}, 0
     *     during warm-up
     */
    public float add(long second, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a value must be finite, was " + value);
        }
        if (count == 0) {
            begin(value);
        }
        float x = (float) Math.max(-FURTHEST, Math.min(FURTHEST, value - origin));
        float logX = Fast.signedLog(value);
        float ofHour = departure(second, x, baseline, mean, scale, settings.scaleFloor());
        float ofLog =
                departure(second, logX, logBaseline, logMean, logScale, settings.scaleFloor());
        float outside = outside(x);
        float shifted = shifted(x);
        boolean speaks = count >= settings.warmUp();
        seasonal = speaks ? seasonalTail.surprise(Math.abs(ofHour), settings.most()) : 0;
        range = speaks ? rangeTail.surprise(outside, settings.most()) : 0;
        shift = speaks ? shiftTail.surprise(shifted, settings.most()) : 0;
        logarithmic = speaks ? logTail.surprise(Math.abs(ofLog), settings.most()) : 0;
        surprise = joined();
        learn(second, x, logX, ofHour, ofLog, outside, shifted);
        return surprise;
    }

    private void begin(double value) {
        origin = value;
        logMean = Fast.signedLog(value);
    }

    /** Deviations from what is usual; signed. */
    private float departure(
            long second, float x, HourlyBaseline of, float fallback, float whole, float floor) {
        float usual = of.mean(second, fallback, settings.shrinkage());
        float spread = of.deviation(second, whole, settings.shrinkage()) + floor * whole;
        return (x - usual) / Math.max(spread, SMALLEST + 1e-6f * Math.abs(x));
    }

    /** How far outside the range seen so far, as a share of the range. */
    private float outside(float x) {
        float span = high - low;
        float beyond = Math.max(x - high, low - x);
        return beyond <= 0 ? 0 : beyond / Math.max(span, SMALLEST + 1e-6f * Math.abs(x));
    }

    private float shifted(float x) {
        float z = (x - mean) / Math.max(scale * 1.25f, SMALLEST + 1e-6f * Math.abs(x));
        z = Math.max(-settings.clip(), Math.min(settings.clip(), z));
        up = Math.max(0, settings.leak() * up + z - settings.slack());
        down = Math.max(0, settings.leak() * down - z - settings.slack());
        return Math.max(up, down);
    }

    private float joined() {
        float weights =
                settings.seasonal() + settings.range() + settings.shift() + settings.logarithmic();
        if (settings.power() == 2) {
            float sum =
                    settings.seasonal() * seasonal * seasonal
                            + settings.range() * range * range
                            + settings.shift() * shift * shift
                            + settings.logarithmic() * logarithmic * logarithmic;
            return (float) Math.sqrt(sum / weights);
        }
        double sum =
                settings.seasonal() * StrictMath.pow(seasonal, settings.power())
                        + settings.range() * StrictMath.pow(range, settings.power())
                        + settings.shift() * StrictMath.pow(shift, settings.power())
                        + settings.logarithmic() * StrictMath.pow(logarithmic, settings.power());
        return (float) StrictMath.pow(sum / weights, 1 / settings.power());
    }

    private void learn(
            long second,
            float x,
            float logX,
            float ofHour,
            float ofLog,
            float outside,
            float shifted) {
        if (count >= 2) {
            seasonalTail.learn(Math.abs(ofHour), settings.tail());
            rangeTail.learn(outside, settings.tail());
            shiftTail.learn(shifted, settings.tail());
            logTail.learn(Math.abs(ofLog), settings.tail());
        }
        float clip = settings.clip();
        float usual = baseline.mean(second, mean, settings.shrinkage());
        float spread = Math.max(spreadOf(ofHour, x - usual), SMALLEST);
        float taught = count < 5 ? x : usual + Math.max(-clip, Math.min(clip, ofHour)) * spread;
        baseline.learn(second, taught, Math.abs(taught - usual), settings.visits());
        float logUsual = logBaseline.mean(second, logMean, settings.shrinkage());
        float logSpread = Math.max(spreadOf(ofLog, logX - logUsual), SMALLEST);
        float logTaught =
                count < 5 ? logX : logUsual + Math.max(-clip, Math.min(clip, ofLog)) * logSpread;
        logBaseline.learn(second, logTaught, Math.abs(logTaught - logUsual), settings.visits());

        float share = Math.max(1f / (count + 1), 1f / settings.slow());
        float bounded =
                count < 5
                        ? x
                        : Math.max(mean - clip * 2 * scale, Math.min(mean + clip * 2 * scale, x));
        scale += share * (Math.abs((count < 5 ? x : bounded) - mean) - scale);
        mean += share * (bounded - mean);
        logScale += share * (Math.abs(logTaught - logMean) - logScale);
        logMean += share * (logTaught - logMean);
        low = count == 0 ? x : Math.min(low, x);
        high = count == 0 ? x : Math.max(high, x);
        count++;
    }

    // The departure is a difference over a spread: both are known, so the spread is.
    private static float spreadOf(float departure, float difference) {
        return departure == 0 ? 0 : difference / departure;
    }

    /**
     * The alarm of the latest sample: its surprise when it begins an incident, or makes the one
     * that is on distinctly worse; otherwise 0. To be called once after each {@link #add}.
     */
    public float alarm() {
        boolean more = surprise > peak * (1 + settings.raise());
        if (held >= settings.hold()) {
            peak = 0;
            more = surprise > 0;
        }
        if (more) {
            peak = surprise;
            held = 0;
            return surprise;
        }
        held = surprise >= settings.keep() * peak ? 0 : held + 1;
        return 0;
    }

    /** What is usual at a time, in the series' own unit. */
    public double usual(long second) {
        return origin + baseline.mean(second, mean, settings.shrinkage());
    }

    /** Mean absolute deviation that is usual at a time, in the series' own unit; 0 or more. */
    public double deviation(long second) {
        return baseline.deviation(second, scale, settings.shrinkage())
                + settings.scaleFloor() * scale;
    }

    /** Surprise of the latest sample by the hour of the week alone. */
    public float seasonal() {
        return seasonal;
    }

    /** Surprise of the latest sample at leaving the range seen so far. */
    public float range() {
        return range;
    }

    /** Surprise of the latest sample at how far the series has shifted. */
    public float shift() {
        return shift;
    }

    /** Surprise of the latest sample on a logarithmic scale. */
    public float logarithmic() {
        return logarithmic;
    }

    /** Samples taken. */
    public int count() {
        return count;
    }

    /** About 2 KB; the same state gives the same bytes. */
    public void write(DataOutput out) throws IOException {
        baseline.write(out);
        logBaseline.write(out);
        seasonalTail.write(out);
        rangeTail.write(out);
        shiftTail.write(out);
        logTail.write(out);
        out.writeInt(count);
        out.writeDouble(origin);
        for (float each : scalars()) {
            out.writeFloat(each);
        }
        out.writeInt(held);
    }

    private float[] scalars() {
        return new float[] {
            mean,
            scale,
            logMean,
            logScale,
            low,
            high,
            up,
            down,
            peak,
            seasonal,
            range,
            shift,
            logarithmic,
            surprise
        };
    }

    /**
     * Goes on where {@link #write} was called, under the same settings.
     *
     * @throws IOException also when the bytes are no such state
     */
    public static SeriesDetector read(DataInput in, DetectorSettings settings) throws IOException {
        var detector = new SeriesDetector(settings);
        detector.baseline.read(in);
        detector.logBaseline.read(in);
        detector.seasonalTail.read(in);
        detector.rangeTail.read(in);
        detector.shiftTail.read(in);
        detector.logTail.read(in);
        detector.count = in.readInt();
        detector.origin = in.readDouble();
        detector.mean = in.readFloat();
        detector.scale = in.readFloat();
        detector.logMean = in.readFloat();
        detector.logScale = in.readFloat();
        detector.low = in.readFloat();
        detector.high = in.readFloat();
        detector.up = in.readFloat();
        detector.down = in.readFloat();
        detector.peak = in.readFloat();
        detector.seasonal = in.readFloat();
        detector.range = in.readFloat();
        detector.shift = in.readFloat();
        detector.logarithmic = in.readFloat();
        detector.surprise = in.readFloat();
        detector.held = in.readInt();
        if (detector.count < 0 || detector.held < 0 || !Double.isFinite(detector.origin)) {
            throw new IOException("a detector is not as one is written");
        }
        for (float each : detector.scalars()) {
            if (!Float.isFinite(each)) {
                throw new IOException("a detector is not finite");
            }
        }
        return detector;
    }
}
