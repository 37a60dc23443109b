package forestall.feed;

import forestall.predict.Telemetry;
import forestall.store.StoredTelemetry;
import java.time.Instant;

/** What arrived since an arrival, page by page. Not thread-safe. */
final class Arrivals {
    private final StoredTelemetry telemetry;
    private final long newest;
    private long folded;
    private Telemetry waiting = Telemetry.none(); // read, but not handed out

    /**
     * @param folded arrivals up to this one are left out
     */
    Arrivals(StoredTelemetry telemetry, long folded) {
        this.telemetry = telemetry;
        this.folded = folded;
        this.newest = telemetry.newest();
    }

    /**
     * What was measured before {@code to}. As senders catch up in the order of time, no more is
     * read once something later came.
     */
    Telemetry until(Instant to) {
        while (folded < newest && !waiting.reaches(to)) {
            read();
        }
        Telemetry before = waiting.until(to);
        waiting = waiting.after(to);
        return before;
    }

    /** What waits, and a page more. */
    Telemetry next() {
        if (folded < newest) {
            read();
        }
        Telemetry now = waiting;
        waiting = Telemetry.none();
        return now;
    }

    boolean hasMore() {
        return folded < newest;
    }

    /** Number of the last arrival that was read. */
    long folded() {
        return folded;
    }

    private void read() {
        StoredTelemetry.Arrived page = telemetry.after(folded, newest);
        waiting = waiting.plus(page.telemetry());
        folded = page.last();
    }
}
