package forestall.api.telemetry;

import forestall.api.Problem;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;

/** Snappy blocks, the packing of Prometheus and Loki. */
final class Snappy {
    /** A block may grow to this many bytes; 64 MiB. */
    private static final int MOST_BYTES = 64 << 20;

    private Snappy() {}

    static byte[] unpack(byte[] compressed) {
        try {
            int length = SnappyDecompressor.getUncompressedLength(compressed, 0);
            if (length < 0 || length > MOST_BYTES) {
                throw new Problem(
                        413,
                        "body-too-large",
                        "the block may grow to at most %d bytes".formatted(MOST_BYTES));
            }
            byte[] plain = new byte[length];
            new SnappyDecompressor().decompress(compressed, 0, compressed.length, plain, 0, length);
            return plain;
        } catch (MalformedInputException | IndexOutOfBoundsException malformed) {
            throw new Problem(
                    400,
                    "malformed-snappy",
                    "the body is no snappy block: " + malformed.getMessage());
        }
    }
}
