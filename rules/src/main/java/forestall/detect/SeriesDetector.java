package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Watches one series. Each value is looked at in the ways of {@link Part}; each departure becomes a
 * surprise by that part's own past, and their weighted mean is the surprise of the sample. State is
 * below 2 KB, and stays so. Not thread-safe.
 */
public final class SeriesDetector {
    private static final float FURTHEST = 1e30f;
    private static final float SMALLEST = 1e-9f;
    private static final float RESOLUTION = 1e-6f; // of a float, with some room
    private static final float STILL = 1e-3f; // share of the scale below which moves are alike
    private static final float NEWEST = 0.1f; // share of the newest in the mean move
    private static final float MOVE_FLOOR = 0.1f; // as scaleFloor, for the mean move
    private static final float LEAST_MOVE = 1e-4f; // octaves
    private static final float TO_DEVIATION = 1.25f; // of a mean absolute one, if normal
    private static final int FIRST = 5; // samples that are believed as they are
    private static final int BEFORE_TAILS = 2;
    private static final int SURPRISES = Part.COUNT * Tail.FLOATS; // behind the tails
    private static final int HOURS = SURPRISES + Part.COUNT;

    private final DetectorSettings settings;
    private final float[] floats;
    private final byte[] visits;
    private final short[] counts;
    private final Levels levels;
    private float rarest; // during one sample: log10 of the past's length,
    private float pace; // share of the newest in what is slow,
    private float taught; // and the value as the latest part believed it

    public SeriesDetector(DetectorSettings settings) {
        this.settings = settings;
        floats = new float[HOURS + Hours.FLOATS];
        visits = new byte[Hours.VISITS];
        counts = new short[Tail.COUNTS];
        levels = new Levels();
        for (int part = 0; part < Part.COUNT; part++) {
            Tail.begin(floats, part * Tail.FLOATS);
        }
    }

    private SeriesDetector(SeriesDetector other) {
        settings = other.settings;
        floats = other.floats.clone();
        visits = other.visits.clone();
        counts = other.counts.clone();
        levels = other.levels.copy();
    }

    /** One that goes on from here by itself. */
    public SeriesDetector copy() {
        return new SeriesDetector(this);
    }

    /**
     * Takes the next value and says how surprising it is.
     *
     * @param second when, in seconds since 1970; only its hour, and whether it is a working day,
     *     matter, so the caller keeps the order
     * @param value finite
     * @return −log10 of how often, by its own past, the series departs as far; 0 to {@code most}, 0
     *     during warm-up
     */
    public float add(long second, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a value must be finite, was " + value);
        }
        float logarithm = Fast.signedLog(value);
        if (levels.count == 0) {
            levels.begin(value, logarithm);
        }
        float x = (float) Math.max(-FURTHEST, Math.min(FURTHEST, value - levels.origin));
        pace = Math.max(1f / (levels.count + 1), 1f / settings.slow());
        if (levels.count >= BEFORE_TAILS) {
            grow();
        }
        rarest = Tail.rarest(Math.max(0, levels.past - 1));
        DetectorSettings.Weights weights = settings.weights();
        float sum =
                hourly(Hours.of(second), x, logarithm, weights)
                        + weights.range() * surprise(Part.RANGE, levels.outside(x, floor(x)))
                        + weights.shift() * surprise(Part.SHIFT, shifted(x))
                        + weights.restless() * surprise(Part.RESTLESS, restless(x));
        learnLevel(x);
        levels.conclude(sum / weights.sum(), settings.incident());
        return levels.surprise;
    }

    private void grow() {
        if (++levels.past >= Tail.FULL) {
            levels.past >>= 1;
            for (int part = 0; part < Part.COUNT; part++) {
                Tail.halve(floats, part * Tail.FLOATS, counts, part);
            }
        }
    }

    private float surprise(Part part, float size) {
        int of = part.place;
        float octaves = Tail.octaves(size);
        float surprise = 0;
        if (levels.count >= settings.warmUp()) {
            surprise =
                    Tail.surprise(
                            floats, of * Tail.FLOATS, counts, of, octaves, rarest, settings.most());
        }
        if (levels.count >= BEFORE_TAILS) {
            Tail.learn(floats, of * Tail.FLOATS, counts, of, octaves, levels.past);
        }
        floats[SURPRISES + of] = surprise;
        return surprise;
    }

    /** The three parts that know the hour, weighed. */
    private float hourly(int hour, float x, float logarithm, DetectorSettings.Weights weights) {
        int at = HOURS + Hours.at(hour);
        int ofKind = HOURS + Hours.atKind(hour);
        float weight = Hours.weight(visits, Hours.visits(hour), settings.shrinkage());
        float kindWeight = Hours.weight(visits, Hours.visitsOfKind(hour), settings.shrinkage());
        float share = Hours.visit(visits, Hours.visits(hour), settings.visits());
        float kindShare = Hours.visit(visits, Hours.visitsOfKind(hour), settings.visits());
        Levels now = levels;

        float usual = mix(weight, floats[at], now.mean);
        float spread = mix(weight, floats[at + 1], now.scale);
        usual = mix(kindWeight, floats[ofKind], usual);
        spread = mix(kindWeight, floats[ofKind + 1], spread) + settings.scaleFloor() * now.scale;
        float seasonal = departure(x, usual, spread);
        Hours.learn(floats, at, share, taught, usual);
        Hours.learn(floats, ofKind, kindShare, taught, usual);

        now.recent += Math.max(1f / (now.count + 1), 1f / settings.recent()) * (x - now.recent);
        usual = mix(weight, floats[at + Hours.RECENT], now.mean);
        spread = mix(weight, floats[at + Hours.RECENT + 1], now.recentScale);
        spread += settings.scaleFloor() * now.recentScale;
        float lasting = departure(now.recent, usual, spread);
        Hours.learn(floats, at + Hours.RECENT, share, taught, usual);
        now.recentScale += pace * (Math.abs(taught - now.mean) - now.recentScale);

        usual = mix(weight, floats[at + Hours.LOGARITHM], now.logMean);
        spread = mix(weight, floats[at + Hours.LOGARITHM + 1], now.logScale);
        spread += settings.scaleFloor() * now.logScale;
        float ofLogarithm = departure(logarithm, usual, spread);
        Hours.learn(floats, at + Hours.LOGARITHM, share, taught, usual);
        now.logScale += pace * (Math.abs(taught - now.logMean) - now.logScale);
        now.logMean += pace * (taught - now.logMean);

        return weights.seasonal() * surprise(Part.SEASONAL, Math.abs(seasonal))
                + weights.lasting() * surprise(Part.LASTING, Math.abs(lasting))
                + weights.logarithmic() * surprise(Part.LOGARITHMIC, Math.abs(ofLogarithm));
    }

    private static float mix(float weight, float own, float fallback) {
        return fallback + weight * (own - fallback);
    }

    private static float floor(float x) {
        return SMALLEST + RESOLUTION * Math.abs(x);
    }

    private float clipped(float departure) {
        return Math.max(-settings.clip(), Math.min(settings.clip(), departure));
    }

    /** In deviations, signed; leaves behind what the value may teach. */
    private float departure(float x, float usual, float spread) {
        float enough = Math.max(spread, floor(x));
        float departure = (x - usual) / enough;
        taught = levels.count < FIRST ? x : usual + clipped(departure) * enough;
        return departure;
    }

    private float shifted(float x) {
        Levels now = levels;
        float z = clipped((x - now.mean) / Math.max(now.scale * TO_DEVIATION, floor(x)));
        now.up = Math.max(0, settings.leak() * now.up + z - settings.slack());
        now.down = Math.max(0, settings.leak() * now.down - z - settings.slack());
        return Math.max(now.up, now.down);
    }

    private float restless(float x) {
        Levels now = levels;
        float move = Math.abs(x - now.last);
        now.last = x;
        now.move += Math.max(1f / (now.count + 1), NEWEST) * (move - now.move);
        float octaves = Fast.log2(now.move + STILL * now.scale + SMALLEST);
        float spread = Math.max((1 + MOVE_FLOOR) * now.moveScale, LEAST_MOVE);
        float departure = departure(octaves, now.moveMean, spread);
        now.moveScale += pace * (Math.abs(taught - now.moveMean) - now.moveScale);
        now.moveMean += pace * (taught - now.moveMean);
        return Math.abs(departure);
    }

    private void learnLevel(float x) {
        Levels now = levels;
        float far = 2 * settings.clip() * now.scale;
        float bounded =
                now.count < FIRST ? x : Math.max(now.mean - far, Math.min(now.mean + far, x));
        now.scale += pace * (Math.abs(bounded - now.mean) - now.scale);
        now.mean += pace * (bounded - now.mean);
        now.count++;
    }

    /**
     * The alarm of the latest sample: its surprise when it begins an incident, or makes the one
     * that is on distinctly worse; otherwise 0.
     */
    public float alarm() {
        return levels.alarm;
    }

    /** The surprise of the latest sample. */
    public float surprise() {
        return levels.surprise;
    }

    /** What one part alone says of the latest sample; 0 to {@code most}. */
    public float surprise(Part part) {
        return floats[SURPRISES + part.place];
    }

    /** What is usual at a time, in the series' own unit. */
    public double usual(long second) {
        return levels.origin + atHour(second, 0, levels.mean);
    }

    /** Mean absolute deviation that is usual at a time, in the series' own unit; 0 or more. */
    public double deviation(long second) {
        return atHour(second, 1, levels.scale) + settings.scaleFloor() * levels.scale;
    }

    private float atHour(long second, int which, float fallback) {
        int hour = Hours.of(second);
        float weight = Hours.weight(visits, Hours.visits(hour), settings.shrinkage());
        float ofKind = Hours.weight(visits, Hours.visitsOfKind(hour), settings.shrinkage());
        float ofAnyDay = mix(weight, floats[HOURS + Hours.at(hour) + which], fallback);
        return mix(ofKind, floats[HOURS + Hours.atKind(hour) + which], ofAnyDay);
    }

    /** Samples taken. */
    public int count() {
        return levels.count;
    }

    /** Below 2 KB; the same state gives the same bytes. */
    public void write(DataOutput out) throws IOException {
        levels.write(out);
        out.write(visits);
        Packed.write(out, floats);
        for (short each : counts) {
            out.writeShort(each);
        }
    }

    /**
     * Goes on where {@link #write} was called, under the same settings.
     *
     * @throws IOException also when the bytes are no such state
     */
    public static SeriesDetector read(DataInput in, DetectorSettings settings) throws IOException {
        var detector = new SeriesDetector(settings);
        detector.levels.read(in);
        in.readFully(detector.visits);
        Packed.read(in, detector.floats);
        for (int at = 0; at < detector.counts.length; at++) {
            detector.counts[at] = in.readShort();
        }
        for (int part = 0; part < Part.COUNT; part++) {
            Tail.check(detector.floats, part * Tail.FLOATS, detector.counts, part);
        }
        return detector;
    }
}
