package forestall.detect;

import java.io.IOException;

/**
 * How rare is a departure of this size? A histogram of past departures up to a quantile; beyond it
 * the tail of peaks over threshold, taken as exponential in the logarithm of the size, which is a
 * power law in the size itself (Pickands 1975; Siffer et al. 2017 use the same idea on streams).
 * Packed: one part of one series is {@link #FLOATS} floats and some of {@link #COUNTS} shorts in
 * arrays that it shares with the others.
 */
final class Tail {
    private static final int PER_OCTAVE = 4;
    private static final int LOWEST = -6; // log2 of the smallest size that is told from 0
    private static final int BINS = 48;
    static final int COUNTS = BINS * Part.COUNT;

    /** Counts are halved at this many samples, which is how old ones fade. */
    static final int FULL = 30_000;

    static final int FLOATS = 4;
    private static final int THRESHOLD = 0; // first bin of the tail, 1 or more: 0 is no departure
    private static final int BEYOND = 1; // counts in the tail
    private static final int EXCESS = 2; // sum of octaves beyond the threshold
    private static final int PEAKS = 3; // how many made up the sum

    private static final float SHARE = 0.05f; // of the past that makes the tail
    private static final float LOG10_2 = 0.301_03f;
    private static final float LOG10_E = 0.434_294_5f;
    private static final float PRIOR_EXCESS = 0.5f; // octaves, until the series has its own
    private static final float PRIOR_WEIGHT = 3;
    private static final int SETTLED = 20; // samples before the threshold means anything
    private static final int REMEMBERED = 500; // peaks

    private Tail() {}

    static void begin(float[] state, int at) {
        state[at + THRESHOLD] = 1;
    }

    /** The size as all below take it, in octaves. */
    static float octaves(float size) {
        return Fast.log2(Math.max(size, 1e-30f));
    }

    /**
     * Surprise at a departure, before it becomes part of the past.
     *
     * @param at where the part's floats begin
     * @param part its place among those that share {@code counts}
     * @param rarest surprise at what was never seen: log10 of {@code total} + 1
     * @return −log10 of the share of departures that are as large, 0 to {@code most}
     */
    static float surprise(
            float[] state,
            int at,
            short[] counts,
            int part,
            float octaves,
            float rarest,
            float most) {
        if (octaves < LOWEST) {
            return 0;
        }
        int threshold = (int) state[at + THRESHOLD];
        float edge = edge(threshold);
        float above = state[at + BEYOND];
        if (octaves < edge) {
            for (int bin = threshold - 1, last = bin(octaves); bin > last; bin--) {
                above += counts[at(part, bin)];
            }
            return Math.max(0, rarest - LOG10_2 * Fast.log2(above + 1));
        }
        float mean =
                (state[at + EXCESS] + PRIOR_WEIGHT * PRIOR_EXCESS)
                        / (state[at + PEAKS] + PRIOR_WEIGHT);
        float share = rarest - LOG10_2 * Fast.log2(above + 1);
        return Math.min(most, Math.max(0, share + LOG10_E * (octaves - edge) / mean));
    }

    /** log10 of {@code total} + 1, for {@link #surprise}. */
    static float rarest(int total) {
        return LOG10_2 * Fast.log2(total + 1f);
    }

    /**
     * Makes a departure part of the past.
     *
     * @param total samples in the past, this one included
     */
    static void learn(float[] state, int at, short[] counts, int part, float octaves, int total) {
        int bin = bin(octaves);
        counts[at(part, bin)]++;
        int threshold = (int) state[at + THRESHOLD];
        float beyond = state[at + BEYOND];
        if (bin >= threshold) {
            beyond++;
            if (total > SETTLED) {
                excess(state, at, Math.max(0, octaves - edge(threshold)));
            }
        }
        float wanted = SHARE * total;
        while (threshold < BINS - 1 && beyond - counts[at(part, threshold)] >= wanted) {
            beyond -= counts[at(part, threshold++)];
        }
        while (threshold > 1 && beyond < wanted) {
            beyond += counts[at(part, --threshold)];
        }
        state[at + THRESHOLD] = threshold;
        state[at + BEYOND] = beyond;
    }

    private static void excess(float[] state, int at, float octaves) {
        state[at + EXCESS] += octaves;
        state[at + PEAKS]++;
        if (state[at + PEAKS] > REMEMBERED) {
            state[at + EXCESS] *= 0.5f;
            state[at + PEAKS] *= 0.5f;
        }
    }

    /** Lets the past fade by half; {@link #FULL} samples become half as many. */
    static void halve(float[] state, int at, short[] counts, int part) {
        float beyond = 0;
        for (int bin = 0; bin < BINS; bin++) {
            counts[at(part, bin)] = (short) (counts[at(part, bin)] >> 1);
            beyond += bin >= state[at + THRESHOLD] ? counts[at(part, bin)] : 0;
        }
        state[at + BEYOND] = beyond;
    }

    /**
     * @throws IOException when what was read is no such state
     */
    static void check(float[] state, int at, short[] counts, int part) throws IOException {
        float threshold = state[at + THRESHOLD];
        boolean sound =
                threshold >= 1
                        && threshold < BINS
                        && threshold == (int) threshold
                        && state[at + BEYOND] >= 0
                        && state[at + EXCESS] >= 0
                        && state[at + PEAKS] >= 0;
        for (int bin = 0; bin < BINS; bin++) {
            sound &= counts[at(part, bin)] >= 0;
        }
        if (!sound) {
            throw new IOException("a tail is not as one is written");
        }
    }

    /**
     * Counts of all parts lie bin by bin: most departures are alike in size, so few lines are read.
     */
    private static int at(int part, int bin) {
        return bin * Part.COUNT + part;
    }

    private static int bin(float octaves) {
        return octaves < LOWEST
                ? 0
                : Math.min(1 + (int) ((octaves - LOWEST) * PER_OCTAVE), BINS - 1);
    }

    private static float edge(int bin) {
        return LOWEST + (bin - 1f) / PER_OCTAVE;
    }
}
