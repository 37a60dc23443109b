package forestall.feed.external.unrest;

import forestall.feed.external.Taker;
import forestall.hazard.unrest.AcledPage;
import forestall.hazard.unrest.UnrestCounts;
import forestall.store.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Takes ACLED events of the last weeks, all in one document. Thread-safe. */
public final class AcledTaker implements Taker {
    static final String FEED = "acled";

    /** ACLED publishes once a week; unrest of a week ago is the newest that it tells. */
    static final Duration LASTS = Duration.ofDays(10);

    static final int DAYS = 37; // a week to judge, and 30 before it

    private final UnrestDesk desk;

    public AcledTaker(UnrestDesk desk) {
        this.desk = desk;
    }

    @Override
    public Taken take(byte[] document, FeedState state, Instant now) {
        var counts = new UnrestCounts();
        AcledPage page = AcledPage.read(document, desk.near(), counts);
        return count(counts, page.newest(), page.unreadable(), now);
    }

    /**
     * @param newest day of the newest event; what is later was not told yet
     */
    Taken count(UnrestCounts counts, Optional<LocalDate> newest, int unreadable, Instant now) {
        LocalDate today = UnrestDesk.today(now);
        LocalDate last = newest.filter(day -> day.isBefore(today)).orElse(today);
        for (int back = 0; back < DAYS; back++) {
            counts.watch(last.minusDays(back));
        }
        Taken taken = desk.count(FEED, counts, last, LASTS, now);
        Optional<String> note =
                unreadable == 0
                        ? Optional.empty()
                        : Optional.of("%d events cannot be read".formatted(unreadable));
        return new Taken(taken.receipt(), taken.held(), note, Optional.empty());
    }
}
