package forestall.feed.external.unrest;

import forestall.feed.external.Taker;
import forestall.hazard.Unreadable;
import forestall.hazard.unrest.GdeltExport;
import forestall.hazard.unrest.UnrestCounts;
import forestall.store.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Adds exports of GDELT 2.0 events to the counts, which are the feed's cursor. Thread-safe. */
public final class GdeltTaker implements Taker {
    static final String FEED = "gdelt";
    private static final Duration LASTS = Duration.ofDays(2);

    private final UnrestDesk desk;

    public GdeltTaker(UnrestDesk desk) {
        this.desk = desk;
    }

    /** Counts that are kept; none when they cannot be read, so that it begins anew. */
    static UnrestCounts counts(FeedState state) {
        try {
            return state.cursor().map(UnrestCounts::of).orElseGet(UnrestCounts::new);
        } catch (Unreadable broken) {
            return new UnrestCounts();
        }
    }

    @Override
    public Taken take(byte[] document, FeedState state, Instant now) {
        UnrestCounts counts = counts(state);
        int wrong = GdeltExport.read(document, desk.near(), counts);
        Taken taken = desk.count(FEED, counts, UnrestDesk.today(now), LASTS, now);
        Optional<String> note =
                wrong == 0
                        ? Optional.empty()
                        : Optional.of("%d lines cannot be read".formatted(wrong));
        return new Taken(taken.receipt(), taken.held(), note, taken.cursor());
    }
}
