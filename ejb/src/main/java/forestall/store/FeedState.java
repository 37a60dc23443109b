package forestall.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a source that is asked is doing.
 *
 * @param name of the source
 * @param tried when it was last asked
 * @param succeeded when it last answered
 * @param failures attempts that failed since
 * @param trouble why the last attempt failed, or what of the last answer could not be used; empty
 *     when all is well
 * @param next it is not asked before then
 * @param etag validator of the last answer
 * @param lastModified validator of the last answer
 * @param cursor how far it was read, in its own terms
 * @param events events or samples that its last answer held
 */
public record FeedState(
        String name,
        Optional<Instant> tried,
        Optional<Instant> succeeded,
        int failures,
        Optional<String> trouble,
        Optional<Instant> next,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<String> cursor,
        int events) {
    private static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);
    private static final int LONGEST_TROUBLE = 500;

    /** A source that was never asked. */
    public static FeedState fresh(String name) {
        return new FeedState(
                name,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    public boolean isDue(Instant now) {
        return next.map(from -> !now.isBefore(from)).orElse(true);
    }

    /** It answered with something new. */
    public FeedState answered(
            Instant at,
            Duration every,
            Optional<String> newEtag,
            Optional<String> newLastModified,
            Optional<String> newCursor,
            int held) {
        return new FeedState(
                name,
                Optional.of(at),
                Optional.of(at),
                0,
                Optional.empty(),
                Optional.of(at.plus(every)),
                newEtag,
                newLastModified,
                newCursor,
                held);
    }

    /** It answered that nothing changed. */
    public FeedState unchanged(Instant at, Duration every) {
        FeedState now = answered(at, every, etag, lastModified, cursor, events);
        return failures == 0 ? now.noted(trouble) : now;
    }

    /** It was pushed; when it is asked next stays as it was. */
    public FeedState pushed(Instant at, Optional<String> newCursor, int held) {
        return new FeedState(
                name,
                Optional.of(at),
                Optional.of(at),
                0,
                Optional.empty(),
                next,
                etag,
                lastModified,
                newCursor,
                held);
    }

    /** It answered, and not all of its answer could be used. */
    public FeedState noted(Optional<String> words) {
        return new FeedState(
                name,
                tried,
                succeeded,
                failures,
                words.map(FeedState::cut),
                next,
                etag,
                lastModified,
                cursor,
                events);
    }

    private static String cut(String words) {
        return words.length() > LONGEST_TROUBLE ? words.substring(0, LONGEST_TROUBLE) : words;
    }

    /**
     * It failed: asked again after {@code every}, doubled with each failure up to an hour, or when
     * it said, whichever is later.
     */
    public FeedState failed(
            Instant at, Duration every, String words, Optional<Duration> retryAfter) {
        long doubled = every.toMillis() << Math.min(failures, 10);
        Duration most = every.compareTo(LONGEST_BACK_OFF) > 0 ? every : LONGEST_BACK_OFF;
        Duration wait = doubled > most.toMillis() ? most : Duration.ofMillis(doubled);
        Duration asked = retryAfter.orElse(Duration.ZERO);
        return new FeedState(
                name,
                Optional.of(at),
                succeeded,
                failures + 1,
                Optional.of(cut(words)),
                Optional.of(at.plus(asked.compareTo(wait) > 0 ? asked : wait)),
                etag,
                lastModified,
                cursor,
                events);
    }
}
