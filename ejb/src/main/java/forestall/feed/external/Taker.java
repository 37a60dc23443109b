package forestall.feed.external;

import forestall.decide.TelemetryInbox.Receipt;
import forestall.store.FeedState;
import java.time.Instant;
import java.util.Optional;

/** Makes a document count, however it came. */
public interface Taker {

    /**
     * What became of a document.
     *
     * @param receipt of its events
     * @param held how many events of the feed count now or later
     * @param note what of the document could not be used, for people
     * @param cursor to be kept in the feed's state
     */
    record Taken(Receipt receipt, int held, Optional<String> note, Optional<String> cursor) {}

    /**
     * @param state of the feed, with the cursor of the document before
     * @throws forestall.hazard.Unreadable when it cannot be used; nothing of it is kept
     */
    Taken take(byte[] document, FeedState state, Instant now);

    /**
     * False when what was made of the last document would differ today, so that it must be read
     * again although it did not change: a site is new.
     */
    default boolean stands(FeedState state) {
        return true;
    }

    /** It answered that nothing changed. */
    default void renew(Instant now) {}
}
