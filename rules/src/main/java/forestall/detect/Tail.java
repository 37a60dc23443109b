package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How rare is a departure of this size? A histogram of past departures up to a quantile; beyond it
 * the tail of peaks over threshold, taken as exponential in the logarithm of the size, which is a
 * power law in the size itself (Pickands 1975; Siffer et al. 2017 use the same idea on streams).
 */
final class Tail {
    private static final int PER_OCTAVE = 4;
    private static final int LOWEST = -6; // log2 of the smallest size that is told apart
    static final int BINS = 80;
    private static final int FULL = 30_000; // counts are halved then, which is how old ones fade
    private static final float LOG10_2 = 0.301_03f;
    private static final float LOG10_E = 0.434_294_5f;
    private static final float PRIOR_EXCESS = 0.5f; // octaves, until the series has its own
    private static final float PRIOR_WEIGHT = 3;

    private final short[] counts = new short[BINS];
    private int total;
    private int threshold; // first bin of the tail
    private int beyond; // counts in the tail
    private float excess; // sum of octaves beyond the threshold
    private float peaks; // how many made up the sum

    /**
     * Surprise at a departure, before it becomes part of the past.
     *
     * @param size 0 or more
     * @return −log10 of the share of departures that are as large, 0 or more
     */
    float surprise(float size, float most) {
        if (total == 0 || !(size > 0)) {
            return 0;
        }
        float octaves = Fast.log2(Math.max(size, 1e-30f));
        float edge = edge(threshold);
        if (octaves < edge) {
            int above = beyond;
            for (int bin = threshold - 1; bin > bin(octaves); bin--) {
                above += counts[bin];
            }
            return LOG10_2 * (Fast.log2(total + 1f) - Fast.log2(above + 1f));
        }
        float mean = (excess + PRIOR_WEIGHT * PRIOR_EXCESS) / (peaks + PRIOR_WEIGHT);
        float share = LOG10_2 * (Fast.log2(total + 1f) - Fast.log2(beyond + 1f));
        return Math.min(most, share + LOG10_E * (octaves - edge) / mean);
    }

    /**
     * Makes a departure part of the past.
     *
     * @param tail share of the past that is not the tail
     */
    void learn(float size, float tail) {
        float octaves = Fast.log2(Math.max(size, 1e-30f));
        int bin = bin(octaves);
        counts[bin]++;
        total++;
        if (bin >= threshold) {
            beyond++;
            if (total > 20) {
                excess += Math.max(0, octaves - edge(threshold));
                peaks++;
                if (peaks > 500) { // about so many peaks are remembered
                    excess *= 0.5f;
                    peaks *= 0.5f;
                }
            }
        }
        if (total >= FULL) {
            halve();
        }
        float wanted = (1 - tail) * total;
        while (threshold < BINS - 1 && beyond - counts[threshold] >= wanted) {
            beyond -= counts[threshold++];
        }
        while (threshold > 0 && beyond < wanted) {
            beyond += counts[--threshold];
        }
    }

    private void halve() {
        total = 0;
        beyond = 0;
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] = (short) (counts[bin] >> 1);
            total += counts[bin];
            beyond += bin >= threshold ? counts[bin] : 0;
        }
    }

    private static int bin(float octaves) {
        int bin = (int) ((octaves - LOWEST) * PER_OCTAVE);
        return octaves < LOWEST ? 0 : Math.min(bin, BINS - 1);
    }

    private static float edge(int bin) {
        return LOWEST + (float) bin / PER_OCTAVE;
    }

    void write(DataOutput out) throws IOException {
        for (short count : counts) {
            out.writeShort(count);
        }
        out.writeInt(total);
        out.writeInt(threshold);
        out.writeInt(beyond);
        out.writeFloat(excess);
        out.writeFloat(peaks);
    }

    void read(DataInput in) throws IOException {
        int sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] = in.readShort();
            sum += counts[bin];
            if (counts[bin] < 0) {
                throw new IOException("a count is negative");
            }
        }
        total = in.readInt();
        threshold = in.readInt();
        beyond = in.readInt();
        excess = in.readFloat();
        peaks = in.readFloat();
        if (total != sum
                || threshold < 0
                || threshold >= BINS
                || beyond < 0
                || beyond > total
                || !(excess >= 0 && excess < 1e9)
                || !(peaks >= 0 && peaks < 1e9)) {
            throw new IOException("a tail is not as one is written");
        }
    }
}
