package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Saved floats. */
final class Packed {
    private Packed() {}

    static void write(DataOutput out, float[] all) throws IOException {
        for (float each : all) {
            out.writeFloat(each);
        }
    }

    /**
     * @throws IOException also when one is not finite
     */
    static void read(DataInput in, float[] all) throws IOException {
        for (int at = 0; at < all.length; at++) {
            all[at] = in.readFloat();
            if (!Float.isFinite(all[at])) {
                throw new IOException("a detector's state is not finite");
            }
        }
    }
}
