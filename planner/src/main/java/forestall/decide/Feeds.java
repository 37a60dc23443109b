package forestall.decide;

import forestall.decide.TelemetryInbox.Receipt;
import forestall.model.ExternalEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How those who tell of the world outside are doing, and what they tell. */
public interface Feeds {

    /**
     * How one of them is doing.
     *
     * @param name of the feed
     * @param on whether it is asked; one that is not may be pushed
     * @param tried when it was last asked, or pushed
     * @param succeeded when it last answered; what it said then still counts
     * @param age how long ago that is
     * @param failures attempts that failed since
     * @param trouble why the last attempt failed, or what of the last answer could not be used
     * @param next it is not asked before then
     * @param events events of it that count now or later
     */
    record Feed(
            String name,
            boolean on,
            Optional<Instant> tried,
            Optional<Instant> succeeded,
            Optional<Duration> age,
            int failures,
            Optional<String> trouble,
            Optional<Instant> next,
            int events) {}

    /** Those that are on, and those that ever were asked or pushed, in order of name. */
    List<Feed> all();

    /** Events that count now or later, of whichever feed, the gravest first. */
    List<ExternalEvent> events();

    /**
     * Takes a document as if the feed had been asked and had answered with it.
     *
     * @param name of the feed
     * @throws Unacceptable when there is no such feed
     * @throws IllegalArgumentException when the document cannot be used; nothing of it is kept
     */
    Receipt push(String name, byte[] document);
}
