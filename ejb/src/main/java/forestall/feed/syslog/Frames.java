package forestall.feed.syslog;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into messages as RFC 6587 says: by octet count ({@code 83 <34>1 …}), or, when a
 * message begins with its priority, by a line feed at its end. A stream may mix both. Not
 * thread-safe.
 */
final class Frames {
    /** Longer messages are an error; RFC 5425 asks for 2048 at least. */
    static final int LONGEST = 64 * 1024;

    private final InputStream in;

    Frames(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * @return the next message, or null at the end of the stream
     * @throws IOException also when the framing is broken: there is no way to find the next message
     */
    byte[] next() throws IOException {
        int first = in.read();
        while (first == '\n' || first == '\r' || first == 0) { // what some senders add between
            first = in.read();
        }
        if (first < 0) {
            return null;
        }
        if (first == '<') {
            return untilLineFeed(first);
        }
        if (first >= '1' && first <= '9') {
            return counted(first);
        }
        throw new IOException("a message begins with neither a length nor a priority");
    }

    private byte[] untilLineFeed(int first) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int next = first; next >= 0 && next != '\n' && next != 0; next = in.read()) {
            bytes.write(next);
            if (bytes.size() > LONGEST) {
                throw new IOException("a message is longer than %d bytes".formatted(LONGEST));
            }
        }
        return bytes.toByteArray();
    }

    private byte[] counted(int first) throws IOException {
        int length = 0;
        for (int next = first; next != ' '; next = in.read()) {
            if (next < '0' || next > '9') {
                throw new IOException("a message's length is no number");
            }
            length = 10 * length + next - '0';
            if (length > LONGEST) {
                throw new IOException("a message is longer than %d bytes".formatted(LONGEST));
            }
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException("the stream ends within a message");
        }
        return message;
    }
}
