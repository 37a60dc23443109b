package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Where a series stands: what is known of it beside the hours and the tails. */
final class Levels {
    int count; // samples taken
    int past; // samples in the tails
    double origin; // the first value: floats count from there, and keep their digits
    float mean; // slow, as all below on the scale from the origin
    float scale; // slow mean absolute deviation
    float logMean;
    float logScale;
    float recent; // mean of the latest samples
    float recentScale;
    float low;
    float high;
    float up; // shift sums
    float down;
    float last;
    float move; // mean of the latest moves
    float moveMean; // slow, in octaves
    float moveScale;
    float peak; // of the incident that is on
    int held; // samples since the incident was last kept up
    float surprise; // of the latest sample
    float alarm;

    void begin(double value, float logarithm) {
        origin = value;
        logMean = logarithm;
    }

    /** How far outside the range seen so far, as a share of the range; widens it. */
    float outside(float x, float least) {
        float beyond = Math.max(x - high, low - x);
        if (beyond <= 0) {
            return 0;
        }
        float share = beyond / Math.max(high - low, least);
        low = Math.min(low, x);
        high = Math.max(high, x);
        return share;
    }

    /** Ends a sample: is it an alarm of its own? */
    void conclude(float joined, DetectorSettings.Incident incident) {
        surprise = joined;
        if (held >= incident.hold()) {
            peak = 0;
        }
        boolean more = joined > 0 && joined > peak * (1 + incident.raise());
        if (more) {
            peak = joined;
        }
        held = more || (peak > 0 && joined >= incident.keep() * peak) ? 0 : held + 1;
        alarm = more ? joined : 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeInt(past);
        out.writeDouble(origin);
        out.writeInt(held);
        Packed.write(out, floats());
    }

    private float[] floats() {
        return new float[] {
            mean,
            scale,
            logMean,
            logScale,
            recent,
            recentScale,
            low,
            high,
            up,
            down,
            last,
            move,
            moveMean,
            moveScale,
            peak,
            surprise,
            alarm
        };
    }

    Levels copy() {
        var copy = new Levels();
        copy.count = count;
        copy.past = past;
        copy.origin = origin;
        copy.held = held;
        copy.take(floats());
        return copy;
    }

    void read(DataInput in) throws IOException {
        count = in.readInt();
        past = in.readInt();
        origin = in.readDouble();
        held = in.readInt();
        if (count < 0 || past < 0 || past > count || held < 0 || !Double.isFinite(origin)) {
            throw new IOException("a detector is not as one is written");
        }
        var all = new float[17];
        Packed.read(in, all);
        take(all);
    }

    private void take(float[] all) {
        int at = 0;
        mean = all[at++];
        scale = all[at++];
        logMean = all[at++];
        logScale = all[at++];
        recent = all[at++];
        recentScale = all[at++];
        low = all[at++];
        high = all[at++];
        up = all[at++];
        down = all[at++];
        last = all[at++];
        move = all[at++];
        moveMean = all[at++];
        moveScale = all[at++];
        peak = all[at++];
        surprise = all[at++];
        alarm = all[at];
    }
}
