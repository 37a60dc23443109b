package forestall.predict;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads saved state and believes none of it: no count passes that the bytes left can't hold. */
final class StateReader {
    private static final float FURTHEST = 1e30f; // sums stay finite

    private final DataInputStream in;
    private final ByteArrayInputStream bytes;

    StateReader(byte[] saved, int length) {
        bytes = new ByteArrayInputStream(saved, 0, length);
        in = new DataInputStream(bytes);
    }

    /** For what reads itself. */
    DataInput data() {
        return in;
    }

    int left() {
        return bytes.available();
    }

    /**
     * @param bytesEach fewest bytes that one of them takes
     * @return {@code count}
     */
    int atMost(int count, int bytesEach) throws IOException {
        if (count < 0 || count > left() / bytesEach) {
            throw new IOException("%d bytes can't hold %d of those".formatted(left(), count));
        }
        return count;
    }

    boolean bool() throws IOException {
        int value = in.readUnsignedByte();
        if (value > 1) {
            throw new IOException("neither true nor false: " + value);
        }
        return value == 1;
    }

    int unsignedByte() throws IOException {
        return in.readUnsignedByte();
    }

    int int32() throws IOException {
        return in.readInt();
    }

    long int64() throws IOException {
        return in.readLong();
    }

    double finite() throws IOException {
        double value = in.readDouble();
        if (!Double.isFinite(value)) {
            throw new IOException("not a finite number: " + value);
        }
        return value;
    }

    double atLeastZero() throws IOException {
        double value = finite();
        if (value < 0) {
            throw new IOException("below 0: " + value);
        }
        return value;
    }

    float positiveFloat() throws IOException {
        float value = in.readFloat();
        if (!(value >= 0 && value < FURTHEST)) {
            throw new IOException("neither 0 nor more, or too much: " + value);
        }
        return value;
    }

    String text() throws IOException {
        String text = in.readUTF();
        if (text.indexOf('\0') >= 0) {
            throw new IOException("no name contains the character U+0000");
        }
        return text;
    }

    Instant instant() throws IOException {
        try {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        } catch (DateTimeException tooFar) {
            throw new IOException("no such instant", tooFar);
        }
    }

    Duration duration() throws IOException {
        return Duration.ofSeconds(in.readInt(), in.readInt());
    }

    <T> Set<T> set(Function<String, T> parse) throws IOException {
        int count = atMost(int32(), 2);
        Set<T> all = new TreeSet<>();
        for (int at = 0; at < count; at++) {
            all.add(parse.apply(text()));
        }
        return all;
    }
}
