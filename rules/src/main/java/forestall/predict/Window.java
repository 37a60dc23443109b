package forestall.predict;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The last values of a signal. The newest {@code lag} wait; the {@code length} before them are kept
 * in order as well, and say what is usual.
 */
final class Window {
    /** Standard deviations in a median absolute deviation of a Gaussian. */
    private static final double SIGMAS_PER_MAD = 1.4826;

    private final int lag;
    private final double tail;
    private final double tailSigmas;
    private final double[] ring; // oldest at next once full
    private final double[] ordered;
    private int size;
    private int next;

    /**
     * @param tail share of the values, 0.5 to below 1, up to which deviations are taken for usual
     */
    Window(int length, int lag, double tail) {
        this.lag = lag;
        this.tail = tail;
        this.tailSigmas =
                new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + tail) / 2);
        this.ring = new double[length + lag];
        this.ordered = new double[length];
    }

    void add(double value) {
        int known = count();
        if (size == ring.length) {
            remove(ring[next], known--);
        } else {
            size++;
        }
        ring[next] = value;
        next = (next + 1) % ring.length;
        if (size > lag) {
            insert(ring[Math.floorMod(next - 1 - lag, ring.length)], known);
        }
    }

    /** How many values say what is usual. */
    int count() {
        return Math.max(0, size - lag);
    }

    double median() {
        int count = count();
        double low = ordered[(count - 1) / 2];
        return low + (ordered[count / 2] - low) / 2;
    }

    /** Absolute value of the largest. */
    double largest() {
        return Math.max(Math.abs(ordered[0]), Math.abs(ordered[count() - 1]));
    }

    /**
     * Robust standard deviation round {@code middle}: that of the bulk (MAD × 1.4826) or, when
     * heavier, that of the tails.
     */
    double spread(double middle) {
        double[] deviations = new double[count()];
        for (int at = 0; at < deviations.length; at++) {
            deviations[at] = Math.abs(ordered[at] - middle);
        }
        var percentile = new Percentile();
        percentile.setData(deviations);
        return Math.max(
                SIGMAS_PER_MAD * percentile.evaluate(50),
                percentile.evaluate(100 * tail) / tailSigmas);
    }

    private void insert(double value, int count) {
        int at = Arrays.binarySearch(ordered, 0, count, value);
        if (at < 0) {
            at = -at - 1;
        }
        System.arraycopy(ordered, at, ordered, at + 1, count - at);
        ordered[at] = value;
    }

    private void remove(double value, int count) {
        int at = Arrays.binarySearch(ordered, 0, count, value);
        System.arraycopy(ordered, at + 1, ordered, at, count - at - 1);
    }

    /** Oldest first. */
    void write(DataOutputStream out) throws IOException {
        out.writeShort(size);
        for (int at = 0; at < size; at++) {
            out.writeDouble(ring[Math.floorMod(next - size + at, ring.length)]);
        }
    }

    /** Takes what was written; of a longer window the newest values. */
    void read(StateReader in) throws IOException {
        int count = in.atMost(in.unsignedShort(), Double.BYTES);
        for (int at = 0; at < count; at++) {
            add(Measure.GAUGE.toScale(in.finite())); // as far as a value can be
        }
    }
}
