package forestall.feed.external.unrest;

import forestall.feed.external.Downloads;
import forestall.feed.external.Source;
import forestall.feed.external.Taker.Taken;
import forestall.feed.http.Answer;
import forestall.feed.http.Answer.Failed;
import forestall.feed.http.Answer.Fresh;
import forestall.hazard.unrest.GdeltUpdate;
import forestall.hazard.unrest.UnrestCounts;
import forestall.store.FeedState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * GDELT 2.0: asks which export is the newest, and reads it after those that were missed, at most a
 * day of them, one a question. Not thread-safe.
 */
public final class GdeltSource implements Source {
    private static final Duration MOST_BEHIND = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final URI address;
    private final Duration every;
    private final Downloads downloads;
    private final GdeltTaker taker;

    /**
     * @param address of {@code lastupdate.txt}; the exports lie beside it
     */
    public GdeltSource(URI address, Duration every, Downloads downloads, GdeltTaker taker) {
        this.address = address;
        this.every = every;
        this.downloads = downloads;
        this.taker = taker;
    }

    @Override
    public String name() {
        return GdeltTaker.FEED;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public FeedState ask(FeedState state, Instant now) {
        Answer answer = downloads.get(address, Map.of());
        if (answer instanceof Failed failed) {
            return state.failed(now, every, failed.words(), failed.retryAfter());
        }
        if (!(answer instanceof Fresh newest)) {
            return state.unchanged(now, every);
        }
        GdeltUpdate update = GdeltUpdate.read(newest.body());
        Optional<String> next = update.after(GdeltTaker.counts(state).last(), MOST_BEHIND);
        return next.isEmpty() ? state.unchanged(now, every) : read(next.get(), update, state, now);
    }

    private FeedState read(String stamp, GdeltUpdate update, FeedState state, Instant now) {
        boolean more = stamp.compareTo(update.stamp()) < 0;
        Answer answer = downloads.get(address.resolve(GdeltUpdate.file(stamp)), Map.of());
        if (answer instanceof Fresh export) {
            Taken taken = taker.take(export.body(), state, now);
            return answered(state, now, more, taken.cursor(), taken.held()).noted(taken.note());
        }
        if (answer instanceof Failed failed && !(failed.isMissing() && more)) {
            return state.failed(now, every, failed.words(), failed.retryAfter());
        }
        UnrestCounts counts = GdeltTaker.counts(state); // GDELT skips one now and then
        counts.reach(stamp);
        return answered(state, now, more, Optional.of(counts.inText()), state.events());
    }

    private FeedState answered(
            FeedState state, Instant now, boolean more, Optional<String> cursor, int held) {
        return state.answered(
                now, more ? SOON : every, Optional.empty(), Optional.empty(), cursor, held);
    }
}
