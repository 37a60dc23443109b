package forestall.api;

import forestall.decide.Overloaded;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Keeps what is being read at once within a quarter of the heap: beyond that, senders of telemetry
 * are asked to come back, before memory runs out.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
public class Pressure implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String HELD = Pressure.class.getName();
    private static final int UNIT = 1024;

    /** What a body of unknown length is taken for. */
    private static final int UNKNOWN_UNITS = 1024;

    /** A packed body grows, and is in memory as bytes, as messages, and as samples. */
    private static final int GROWTH = 8;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    // A container may make one of us for what comes in and another for what goes out.
    private static final int UNITS =
            (int) Math.min(1 << 24, Runtime.getRuntime().maxMemory() / 4 / UNIT);
    private static final Semaphore FREE = new Semaphore(UNITS);

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals("POST")
                || !request.getUriInfo().getPath().startsWith("telemetry")) {
            return;
        }
        int length = request.getLength();
        long wanted = length < 0 ? UNKNOWN_UNITS : 1L + (long) length * GROWTH / UNIT;
        int held = (int) Math.min(UNITS, wanted); // the largest body goes through alone
        if (!FREE.tryAcquire(held)) {
            throw new Overloaded(
                    "more is being sent at once than fits in memory; send again later",
                    RETRY_AFTER);
        }
        request.setProperty(HELD, held);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(HELD) instanceof Integer held) {
            request.removeProperty(HELD);
            FREE.release(held);
        }
    }
}
