package forestall.feed.http;

import java.time.Duration;
import java.util.Optional;

/** What came of asking a source. */
public sealed interface Answer {

    /**
     * A whole document.
     *
     * @param etag validator to send next time; empty when there was none
     * @param lastModified likewise
     */
    @SuppressWarnings(
            "ArrayRecordComponent") // a document goes from hand to hand, and is not compared
    record Fresh(byte[] body, Optional<String> etag, Optional<String> lastModified)
            implements Answer {}

    /** It is still what was said last time. */
    record Unchanged() implements Answer {}

    /**
     * Nothing usable.
     *
     * @param words why, for people; no secret is among them
     * @param retryAfter when the source wants to be asked again, if it said so
     */
    record Failed(String words, Optional<Duration> retryAfter) implements Answer {
        private static final String MISSING = "it answered 404";

        /** The source has no such document, and may never have it. */
        public boolean isMissing() {
            return words.equals(MISSING);
        }
    }
}
