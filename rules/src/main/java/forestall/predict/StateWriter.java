package forestall.predict;

import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/** The shapes that saved state shares; {@link StateReader} is the other half. */
final class StateWriter {
    private StateWriter() {}

    static void instant(DataOutputStream out, Instant at) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
    }

    /** Up to 68 years. */
    static void duration(DataOutputStream out, Duration duration) throws IOException {
        out.writeInt(Math.toIntExact(duration.getSeconds()));
        out.writeInt(duration.getNano());
    }

    static <T> void set(DataOutputStream out, Collection<T> all, Function<T, String> text)
            throws IOException {
        out.writeInt(all.size());
        for (T each : all) {
            out.writeUTF(text.apply(each));
        }
    }
}
