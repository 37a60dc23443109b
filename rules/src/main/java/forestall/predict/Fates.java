package forestall.predict;

import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of each component after any minute, by the recorded failures. Immutable. */
final class Fates {
    /** So long a failure is taken to last whose end nobody noted. */
    static final Duration USUAL_OUTAGE = Duration.ofHours(1);

    /** Nothing can be learned from that minute. */
    static final int UNKNOWN = -2;

    /** It went on working. */
    static final int WORKED = -1;

    private final Map<ComponentId, List<Numbered>> byComponent = new HashMap<>();
    private final List<Failure> failures;
    private final Instant now;

    private record Numbered(int number, Failure failure) {}

    Fates(Collection<Failure> failures, Instant now) {
        this.now = now;
        this.failures = new ArrayList<>(failures);
        this.failures.sort(Comparator.comparing(Failure::began).thenComparing(Failure::id));
        for (int number = 0; number < this.failures.size(); number++) {
            Failure failure = this.failures.get(number);
            byComponent
                    .computeIfAbsent(failure.component(), id -> new ArrayList<>())
                    .add(new Numbered(number, failure));
        }
    }

    /**
     * What came first of a component within {@code horizon} after {@code at}, the end inclusive. A
     * minute says nothing while the component is down or away, when it was moved away before it
     * could fail, or when the horizon has not passed yet. (One whose failure came already is left
     * out with the others until then: to count only those that failed would teach too much fear.)
     *
     * @return {@link #UNKNOWN}, {@link #WORKED}, or the number of the failure
     */
    int after(ComponentId component, Instant at, Duration horizon) {
        Instant until = at.plus(horizon);
        if (until.isAfter(now)) {
            return UNKNOWN;
        }
        for (Numbered each : byComponent.getOrDefault(component, List.of())) {
            Failure failure = each.failure;
            if (failure.began().isAfter(until)) {
                return WORKED;
            }
            boolean failed = failure.outcome() == Outcome.FAILED;
            if (failure.began().isAfter(at)) {
                return failed ? each.number : UNKNOWN;
            }
            // What was moved away and nobody says when it came back is still away.
            Instant usual = failed ? failure.began().plus(USUAL_OUTAGE) : now;
            if (at.isBefore(failure.ended().orElse(usual))) {
                return UNKNOWN;
            }
        }
        return WORKED;
    }

    Failure failure(int number) {
        return failures.get(number);
    }
}
