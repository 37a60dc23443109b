package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Should a series have said something by now? Silence is compared with the gaps between its samples
 * so far: what reports each minute is missed after minutes, what reports at night is not missed by
 * day. Not thread-safe.
 */
public final class Overdue {
    private static final int LEAST_SEEN = 30; // gaps, before silence means anything
    private static final double LEAST_GAPS = 3; // usual gaps; one sample is lost now and then

    private final Lengths gaps = new Lengths();
    private long last = Long.MIN_VALUE;

    /**
     * A sample came.
     *
     * @param second of the sample, since 1970; one that is older than the latest is ignored
     */
    public void arrived(long second) {
        if (last != Long.MIN_VALUE && second > last) {
            gaps.learn((double) (second - last));
        }
        last = Math.max(last, second);
    }

    /**
     * @param second now, since 1970
     * @return −log10 of the share of gaps that were as long as the silence; 0 while it is shorter
     *     than three usual gaps, or too few were seen
     */
    public float surprise(long second) {
        if (gaps.total() < LEAST_SEEN || second - last < LEAST_GAPS * gaps.median()) {
            return 0;
        }
        return gaps.surprise((double) (second - last));
    }

    /** Seconds between samples, usually: the median, rounded up to a half octave; 1 before any. */
    public double usualGap() {
        return gaps.median();
    }

    /** The same state gives the same bytes. */
    public void write(DataOutput out) throws IOException {
        gaps.write(out);
        out.writeLong(last);
    }

    /**
     * Goes on where {@link #write} was called.
     *
     * @throws IOException also when the bytes are no such state
     */
    public static Overdue read(DataInput in) throws IOException {
        var overdue = new Overdue();
        overdue.gaps.read(in);
        overdue.last = in.readLong();
        return overdue;
    }
}
