package forestall.feed.external;

import forestall.feed.external.Taker.Taken;
import forestall.feed.http.Answer;
import forestall.store.FeedState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Somebody whose one document says all. */
public final class DocumentSource implements Source {
    private final String name;
    private final URI address;
    private final Duration every;
    private final Downloads downloads;
    private final Taker taker;

    public DocumentSource(
            String name, URI address, Duration every, Downloads downloads, Taker taker) {
        this.name = name;
        this.address = address;
        this.every = every;
        this.downloads = downloads;
        this.taker = taker;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public FeedState ask(FeedState state, Instant now) {
        boolean stands = taker.stands(state);
        Answer answer =
                downloads.get(
                        address,
                        Map.of(),
                        stands ? state.etag() : Optional.empty(),
                        stands ? state.lastModified() : Optional.empty());
        if (answer instanceof Answer.Fresh fresh) {
            Taken taken = taker.take(fresh.body(), state, now);
            return state.answered(
                            now,
                            every,
                            fresh.etag(),
                            fresh.lastModified(),
                            taken.cursor(),
                            taken.held())
                    .noted(taken.note());
        }
        if (answer instanceof Answer.Failed failed) {
            return state.failed(now, every, failed.words(), failed.retryAfter());
        }
        taker.renew(now);
        return state.unchanged(now, every);
    }
}
