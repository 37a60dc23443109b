package forestall.decide;

import java.time.Duration;

/** Too much is waiting; nothing was taken, and the same call succeeds later. */
public final class Overloaded extends RuntimeException {
    private final Duration retryAfter;

    /**
     * @param retryAfter when to try again
     */
    public Overloaded(String detail, Duration retryAfter) {
        super(detail);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
