package forestall.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Unpacks bodies, and refuses those that are too large, whether they say so beforehand or not. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class BodyLimit implements ContainerRequestFilter {
    /** A body that is packed may grow to so many times the limit. */
    private static final int UNPACKED = 4;

    /** {@code forestall.api.body.limit}: largest body in bytes, at least 1 KiB; 16 MiB. */
    private final long limit = checked();

    private static long checked() {
        long limit =
                ConfigProvider.getConfig()
                        .getOptionalValue("forestall.api.body.limit", Long.class)
                        .orElse(16L << 20);
        if (limit < 1024) {
            throw new IllegalArgumentException(
                    "forestall.api.body.limit must be 1024 or more, was " + limit);
        }
        return limit;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        InputStream body = request.getEntityStream();
        if (request.getLength() > limit) {
            // A client that is still sending would see a broken pipe instead of the answer.
            body.skip(8 * limit);
            throw tooLarge(limit);
        }
        InputStream counted = new Counted(body, limit);
        String packing = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if ("gzip".equalsIgnoreCase(packing)) {
            request.getHeaders().remove(HttpHeaders.CONTENT_ENCODING);
            counted = new Counted(unpacked(counted), limit * UNPACKED);
        }
        request.setEntityStream(counted);
    }

    private static InputStream unpacked(InputStream packed) {
        try {
            return new GZIPInputStream(packed, 1 << 13);
        } catch (IOException malformed) {
            throw new Problem(
                    400, "malformed-gzip", "the body is no gzip: " + malformed.getMessage());
        }
    }

    private static Problem tooLarge(long most) {
        return new Problem(
                413, "body-too-large", "a body may have at most %d bytes".formatted(most));
    }

    /** Counts what is read, and stops at the limit. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        private long left;

        Counted(InputStream body, long most) {
            super(body);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge(most);
            }
        }
    }
}
