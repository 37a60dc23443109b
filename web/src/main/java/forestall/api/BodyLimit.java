package forestall.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Refuses bodies that are too large, whether they say so beforehand or not. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class BodyLimit implements ContainerRequestFilter {
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
            throw tooLarge();
        }
        request.setEntityStream(new Counted(body));
    }

    private Problem tooLarge() {
        return new Problem(
                413, "body-too-large", "a body may have at most %d bytes".formatted(limit));
    }

    /** Counts what is read, and stops at the limit. */
    private final class Counted extends FilterInputStream {
        private long left = limit;

        Counted(InputStream body) {
            super(body);
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
                throw tooLarge();
            }
        }
    }
}
