package forestall.feed.external;

import forestall.store.FeedState;
import java.time.Duration;
import java.time.Instant;

/** Somebody who is asked. Not thread-safe. */
public interface Source {

    /** Its name, which its state goes by. */
    String name();

    /** Time between two questions; one that fails is not asked sooner. */
    Duration every();

    /**
     * Asks once, and sees to it that what is answered counts. Where an answer has many pages, it
     * reads some, and is due again soon for the next.
     *
     * @param state how it did so far
     * @return how it does now
     * @throws forestall.hazard.Unreadable when the answer cannot be used; nothing of it is kept
     */
    FeedState ask(FeedState state, Instant now);
}
