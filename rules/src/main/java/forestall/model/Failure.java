package forestall.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A failure that was recorded, or one that an early failover may have averted. What the predictor
 * learns from.
 *
 * @param id names it for ever, 1 to 200 characters; the same id again replaces it
 * @param component what failed
 * @param began when it stopped working
 * @param ended when it worked again; after {@code began}; empty while it does not, or when nobody
 *     noted it
 * @param outcome whether it is known to have failed
 * @param source who says so, 1 to 128 characters
 * @param words what happened, for people, 1 to 500 characters
 */
public record Failure(
        String id,
        ComponentId component,
        Instant began,
        Optional<Instant> ended,
        Outcome outcome,
        String source,
        String words) {

    /** What is known of it. */
    public enum Outcome {
        /** It did not work. */
        FAILED,
        /** It was moved away before: nobody will know whether it would have failed. */
        UNCERTAIN
    }

    public Failure {
        Require.text(id, "failure id", 200);
        Require.present(component, "component");
        Require.present(began, "began");
        Require.present(ended, "ended");
        Require.present(outcome, "outcome");
        Require.text(source, "source", 128);
        Require.text(words, "words", 500);
        if (ended.isPresent() && !ended.get().isAfter(began)) {
            throw new IllegalArgumentException(
                    "ended must be after began, was %s and %s".formatted(ended.get(), began));
        }
    }
}
