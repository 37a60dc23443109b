package forestall.feed;

import forestall.decide.Overloaded;
import forestall.store.StoredTelemetry;
import java.time.Duration;

/**
 * How much came in that no cycle has folded yet. Where cycles stand still or cannot keep up,
 * senders are asked to wait: they keep what they have, and we do not fill the disk and the heap.
 * Thread-safe.
 */
final class Backlog {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final StoredTelemetry store;
    private final long most;
    private volatile long waiting;
    private volatile long counted = System.nanoTime() - FRESH.toNanos();

    Backlog(StoredTelemetry store, long most) {
        this.store = store;
        this.most = most;
    }

    /**
     * @throws Overloaded when more than the most is waiting
     */
    void check() {
        if (System.nanoTime() - counted >= FRESH.toNanos()) {
            counted = System.nanoTime();
            waiting = store.waiting();
        }
        if (waiting > most) {
            throw new Overloaded(
                    "%d samples and lines wait to be folded, at most %d should; send again later"
                            .formatted(waiting, most),
                    RETRY_AFTER);
        }
    }
}
