package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * A {@link SeriesDetector} that an incident does not teach what is usual. From a surprise on, and
 * while values are off by more than three deviations, they are judged by what was known before they
 * were: trouble that creeps up would pass for usual step by step. What is off for longer than an
 * hour and a half, or no surprise by what was known before, is a new level. State is twice that of
 * the detector while off. Not thread-safe.
 */
public final class SteadyDetector {
    private static final double OFF = 3; // deviations
    private static final float SURPRISE = 2; // once in a hundred samples
    private static final float NO_SURPRISE = 1; // once in ten samples
    private static final long AWHILE = 900; // seconds
    private static final long LONGEST = 6000;

    private final DetectorSettings settings;
    private SeriesDetector detector;
    private Optional<SeriesDetector> before = Optional.empty(); // as it was, while values are off
    private long offSince;
    private double usual;
    private double deviation;
    private float surprise;

    public SteadyDetector(DetectorSettings settings) {
        this.settings = settings;
        this.detector = new SeriesDetector(settings);
    }

    /**
     * As {@link SeriesDetector#add}.
     *
     * @return the surprise by what was known before values went off, if they are, and that is more
     */
    public float add(long second, double value) {
        expect(second);
        boolean off = Math.abs(value - usual) > OFF * deviation;
        long since = second - offSince;
        boolean usualAfterAll = since > AWHILE && surprise < NO_SURPRISE;
        if (before.isPresent() && (!off || since > LONGEST || usualAfterAll)) {
            before = Optional.empty();
            expect(second);
        }
        boolean knows = before.isEmpty() && detector.count() > settings.warmUp();
        Optional<SeriesDetector> untaught = knows ? Optional.of(detector.copy()) : before;
        surprise = detector.add(second, value);
        if (knows && (off || departed() >= SURPRISE)) {
            before = untaught;
            offSince = second;
        }
        if (before.isPresent()) {
            surprise = Math.max(surprise, before.get().copy().add(second, value));
        }
        return surprise;
    }

    /** Surprise at where the latest value is, whatever came before it. */
    private float departed() {
        return Math.max(
                detector.surprise(Part.RANGE),
                Math.max(detector.surprise(Part.SEASONAL), detector.surprise(Part.LOGARITHMIC)));
    }

    private void expect(long second) {
        SeriesDetector knowing = before.orElse(detector);
        usual = bounded(knowing.usual(second));
        deviation = Math.max(0, bounded(knowing.deviation(second)));
    }

    private static double bounded(double any) {
        return Double.isNaN(any) ? 0 : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, any));
    }

    /** Whether the latest value is off what was usual before. */
    public boolean isOff() {
        return before.isPresent();
    }

    /** Seconds since 1970 of the first value that was off; of meaning while {@link #isOff}. */
    public long offSince() {
        return offSince;
    }

    /** What was expected of the latest value. */
    public double usual() {
        return usual;
    }

    /** Mean absolute deviation that was expected of it, 0 or more. */
    public double deviation() {
        return deviation;
    }

    /** The detector itself, which gets used to everything. */
    public SeriesDetector detector() {
        return detector;
    }

    /** The same state gives the same bytes. */
    public void write(DataOutput out) throws IOException {
        detector.write(out);
        out.writeLong(offSince);
        out.writeDouble(usual);
        out.writeDouble(deviation);
        out.writeFloat(surprise);
        out.writeBoolean(before.isPresent());
        if (before.isPresent()) {
            before.get().write(out);
        }
    }

    /**
     * Goes on where {@link #write} was called, under the same settings.
     *
     * @throws IOException also when the bytes are no such state
     */
    public static SteadyDetector read(DataInput in, DetectorSettings settings) throws IOException {
        var steady = new SteadyDetector(settings);
        steady.detector = SeriesDetector.read(in, settings);
        steady.offSince = in.readLong();
        steady.usual = in.readDouble();
        steady.deviation = in.readDouble();
        steady.surprise = in.readFloat();
        boolean sound =
                Double.isFinite(steady.usual)
                        && steady.deviation >= 0
                        && Double.isFinite(steady.deviation)
                        && steady.surprise >= 0
                        && Float.isFinite(steady.surprise);
        if (!sound) {
            throw new IOException("a detector's state is not finite");
        }
        if (in.readBoolean()) {
            steady.before = Optional.of(SeriesDetector.read(in, settings));
        }
        return steady;
    }
}
