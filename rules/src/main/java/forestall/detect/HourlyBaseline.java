package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is usual at an hour of the day, on working days and at weekends apart. An hour with few
 * visits falls back on the hour of any day, and that on the series' slow mean.
 */
final class HourlyBaseline {
    private static final int HOURS = 24;
    private static final long DAY = 86_400;
    private static final long HOUR = 3600;

    private final boolean weekends;
    private final float[] values; // mean and mean absolute deviation of each bin, side by side
    private final byte[] visits; // unsigned, up to the most that count

    HourlyBaseline(boolean weekends) {
        this.weekends = weekends;
        int bins = weekends ? 3 * HOURS : HOURS;
        this.values = new float[2 * bins];
        this.visits = new byte[bins];
    }

    private static int hour(long second) {
        return (int) (Math.floorMod(second, DAY) / HOUR);
    }

    /** Day 0, 1 January 1970, was a Thursday. */
    private static boolean isWeekend(long second) {
        return Math.floorMod(Math.floorDiv(second, DAY) + 3, 7L) >= 5;
    }

    private static int ofKind(long second) {
        return HOURS * (isWeekend(second) ? 2 : 1) + hour(second);
    }

    /**
     * @param fallback what is usual at any time
     */
    float mean(long second, float fallback, float shrinkage) {
        float mean = shrunk(hour(second), 0, fallback, shrinkage);
        return weekends ? shrunk(ofKind(second), 0, mean, shrinkage) : mean;
    }

    /** Mean absolute deviation from the mean. */
    float deviation(long second, float fallback, float shrinkage) {
        float deviation = shrunk(hour(second), 1, fallback, shrinkage);
        return weekends ? shrunk(ofKind(second), 1, deviation, shrinkage) : deviation;
    }

    private float shrunk(int bin, int which, float fallback, float shrinkage) {
        float count = visits[bin] & 0xFF;
        return (count * values[2 * bin + which] + shrinkage * fallback)
                / Math.max(count + shrinkage, 1e-6f);
    }

    void learn(long second, float value, float deviation, int most) {
        learn(hour(second), value, deviation, most);
        if (weekends) {
            learn(ofKind(second), value, deviation, most);
        }
    }

    private void learn(int bin, float value, float deviation, int most) {
        int count = visits[bin] & 0xFF;
        if (count < most) {
            visits[bin] = (byte) ++count;
        }
        float share = 1f / count;
        values[2 * bin] += share * (value - values[2 * bin]);
        values[2 * bin + 1] += share * (deviation - values[2 * bin + 1]);
    }

    void write(DataOutput out) throws IOException {
        out.write(visits);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    void read(DataInput in) throws IOException {
        in.readFully(visits);
        for (int at = 0; at < values.length; at++) {
            values[at] = in.readFloat();
            if (!Float.isFinite(values[at])) {
                throw new IOException("a baseline is not finite");
            }
        }
    }
}
