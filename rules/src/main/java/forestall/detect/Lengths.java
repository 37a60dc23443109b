package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How rare is a length, of a run or of a gap, among those seen before? A histogram by half octaves;
 * beyond the longest that was seen, each doubling is taken to be ten times rarer. 100 bytes.
 */
final class Lengths {
    private static final int BINS = 40; // 1 to a million
    private static final float PER_OCTAVE = 2;
    private static final int FULL = 30_000; // counts are halved then, which is how old ones fade
    private static final float LOG10_2 = 0.301_03f;

    private final short[] counts = new short[BINS];
    private int total;

    /** How many lengths were seen, lately. */
    int total() {
        return total;
    }

    void learn(double length) {
        counts[bin(length)]++;
        if (++total >= FULL) {
            total = 0;
            for (int bin = 0; bin < BINS; bin++) {
                counts[bin] = (short) (counts[bin] >> 1);
                total += counts[bin];
            }
        }
    }

    /**
     * @param length 1 or more
     * @return −log10 of the share of lengths that are as long; 0 or more
     */
    float surprise(double length) {
        int bin = bin(length);
        int above = 0;
        int longest = -1;
        for (int at = BINS - 1; at >= 0; at--) {
            if (counts[at] > 0 && longest < 0) {
                longest = at;
            }
            above += at >= bin ? counts[at] : 0;
        }
        float share = LOG10_2 * (Fast.log2(total + 1f) - Fast.log2(above + 1f));
        float edge = (longest + 1) / PER_OCTAVE;
        return Math.max(0, share + Math.max(0, octaves(length) - edge));
    }

    /** The length that half of all do not exceed, rounded up to a half octave; 1 before any. */
    double median() {
        int below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += counts[bin];
            if (2 * below >= total && total > 0) {
                return StrictMath.pow(2, (bin + 1) / PER_OCTAVE);
            }
        }
        return 1;
    }

    private static float octaves(double length) {
        return Fast.log2((float) Math.min(Math.max(length, 1), 1e30));
    }

    private static int bin(double length) {
        return Math.min((int) (octaves(length) * PER_OCTAVE), BINS - 1);
    }

    void write(DataOutput out) throws IOException {
        for (short count : counts) {
            out.writeShort(count);
        }
    }

    void read(DataInput in) throws IOException {
        total = 0;
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] = in.readShort();
            if (counts[bin] < 0) {
                throw new IOException("a count is negative");
            }
            total += counts[bin];
        }
    }
}
