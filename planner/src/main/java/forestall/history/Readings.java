package forestall.history;

import java.util.Arrays;

/** Values of one series, oldest first. Immutable; two arrays, as there are ten thousands. */
public final class Readings {
    private static final Readings NONE = new Readings(new long[0], new double[0]);

    private final long[] micros;
    private final double[] values;

    private Readings(long[] micros, double[] values) {
        this.micros = micros;
        this.values = values;
    }

    public static Readings none() {
        return NONE;
    }

    /**
     * @param micros microseconds since 1970, each later than the one before
     * @param values finite, as many
     */
    public static Readings of(long[] micros, double[] values) {
        if (micros.length != values.length) {
            throw new IllegalArgumentException(
                    "%d times and %d values".formatted(micros.length, values.length));
        }
        for (int at = 0; at < micros.length; at++) {
            if (at > 0 && micros[at] <= micros[at - 1]) {
                throw new IllegalArgumentException(
                        "reading %d is not later than the one before".formatted(at));
            }
            if (!Double.isFinite(values[at])) {
                throw new IllegalArgumentException("a value must be finite, was " + values[at]);
            }
        }
        return new Readings(micros.clone(), values.clone());
    }

    public int size() {
        return micros.length;
    }

    /** Microseconds since 1970. */
    public long micros(int at) {
        return micros[at];
    }

    public double value(int at) {
        return values[at];
    }

    /** The median step from one to the next, in microseconds; 0 when there are fewer than two. */
    long interval() {
        if (micros.length < 2) {
            return 0;
        }
        var steps = new long[micros.length - 1];
        for (int at = 0; at < steps.length; at++) {
            steps[at] = micros[at + 1] - micros[at];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }
}
