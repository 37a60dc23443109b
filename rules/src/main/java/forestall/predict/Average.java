package forestall.predict;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Mean and variance of a series' latest values, as they fade. */
final class Average {
    private static final double LEAST_SHARE = 0.02;
    private static final double FURTHEST = 1e100; // squares stay finite
    private static final int FIRST = 5; // values until a departure is one

    private final int most;
    private double mean;
    private double variance;
    private int count;

    /**
     * @param most values that it is the average of, once there are as many
     */
    Average(int most) {
        this.most = most;
    }

    /** ln(1 + deviations from the average), before the value becomes part of it. */
    double departure(double any) {
        double value = Math.max(-FURTHEST, Math.min(FURTHEST, any));
        double departure = 0;
        if (count > FIRST) {
            double deviation =
                    Math.max(
                            Math.sqrt(variance * (1 + 4.0 / count)),
                            LEAST_SHARE * Math.abs(mean) + 1e-9);
            departure = StrictMath.log1p(Math.abs(value - mean) / deviation);
        }
        count = Math.min(count + 1, most);
        double share = 1.0 / count;
        double off = value - mean;
        mean += share * off;
        variance += share * ((1 - share) * off * off - variance);
        return departure;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(mean);
        out.writeDouble(variance);
        out.writeInt(count);
    }

    void read(DataInput in) throws IOException {
        mean = in.readDouble();
        variance = in.readDouble();
        count = in.readInt();
        if (!(Math.abs(mean) <= FURTHEST)
                || !(variance >= 0 && variance <= 4 * FURTHEST * FURTHEST)
                || count < 0
                || count > most) {
            throw new IOException("an average is not as one is written");
        }
    }
}
