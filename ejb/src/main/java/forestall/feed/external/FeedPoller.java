package forestall.feed.external;

import forestall.hazard.Unreadable;
import forestall.store.FeedState;
import forestall.store.StoredFeeds;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks those who are due, one by one. One that fails keeps its events, is asked less and less often
 * up to once an hour, and does not keep the others from being asked. Not thread-safe.
 */
public final class FeedPoller {
    private static final Logger LOG = Logger.getLogger(FeedPoller.class.getName());

    private final List<Source> sources;
    private final StoredFeeds feeds;
    private final Turns turns;
    private final List<String> secrets;

    /**
     * @param secrets what must not be in any words, whoever says them
     */
    public FeedPoller(
            List<Source> sources, StoredFeeds feeds, Turns turns, Collection<String> secrets) {
        this.sources = List.copyOf(sources);
        this.feeds = feeds;
        this.turns = turns;
        this.secrets = List.copyOf(secrets);
    }

    public void poll(Instant now) {
        for (Source source : sources) {
            ReentrantLock turn = turns.of(source.name());
            turn.lock();
            try {
                FeedState state = feeds.get(source.name());
                if (state.isDue(now)) {
                    feeds.put(redacted(asked(source, state, now)));
                }
            } finally {
                turn.unlock();
            }
        }
    }

    private static FeedState asked(Source source, FeedState state, Instant now) {
        try {
            return source.ask(state, now);
        } catch (Unreadable unusable) {
            return state.failed(now, source.every(), unusable.getMessage(), Optional.empty());
        } catch (RuntimeException broken) {
            LOG.log(Level.WARNING, "What feed " + source.name() + " says was not kept", broken);
            return state.failed(
                    now,
                    source.every(),
                    "what it says could not be kept; the log says why",
                    Optional.empty());
        }
    }

    private FeedState redacted(FeedState state) {
        return state.noted(
                state.trouble()
                        .map(
                                words -> {
                                    String shown = words;
                                    for (String secret : secrets) {
                                        shown = shown.replace(secret, "…");
                                    }
                                    return shown;
                                }));
    }
}
