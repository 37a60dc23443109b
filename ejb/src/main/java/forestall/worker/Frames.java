package forestall.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What goes between the two machines: a length of four bytes, then so many bytes of JSON. */
final class Frames {
    /** Bytes of the largest frame: a rule set of 50 files in Base64, or 10,000 components. */
    private static final int LARGEST = 256 * 1024 * 1024;

    private Frames() {}

    static void write(DataOutputStream out, byte[] body) throws IOException {
        out.writeInt(body.length);
        out.write(body);
        out.flush();
    }

    static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a frame of %d bytes".formatted(length));
        }
        return in.readNBytes(length);
    }
}
