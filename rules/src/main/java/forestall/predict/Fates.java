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

    /**
     * One of a component's, in the order in which they began.
     *
     * @param number among all
     * @param over when it and all that began before it had ended
     */
    private record Numbered(int number, Failure failure, Instant over) {}

    Fates(Collection<Failure> failures, Instant now) {
        this.now = now;
        this.failures = new ArrayList<>(failures);
        this.failures.sort(Comparator.comparing(Failure::began).thenComparing(Failure::id));
        for (int number = 0; number < this.failures.size(); number++) {
            Failure failure = this.failures.get(number);
            List<Numbered> own =
                    byComponent.computeIfAbsent(failure.component(), id -> new ArrayList<>());
            Instant over = end(failure);
            if (!own.isEmpty() && own.get(own.size() - 1).over.isAfter(over)) {
                over = own.get(own.size() - 1).over;
            }
            own.add(new Numbered(number, failure, over));
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
        List<Numbered> own = byComponent.getOrDefault(component, List.of());
        int next = firstAfter(own, at);
        if (next > 0 && at.isBefore(own.get(next - 1).over)) {
            return UNKNOWN;
        }
        if (next == own.size() || own.get(next).failure.began().isAfter(until)) {
            return WORKED;
        }
        Numbered came = own.get(next);
        return came.failure.outcome() == Outcome.FAILED ? came.number : UNKNOWN;
    }

    /** Place of the first that began after {@code at}; how many there are when none did. */
    private static int firstAfter(List<Numbered> own, Instant at) {
        int low = 0;
        int high = own.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (own.get(middle).failure.began().isAfter(at)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    // What was moved away and nobody says when it came back is still away.
    private Instant end(Failure failure) {
        boolean failed = failure.outcome() == Outcome.FAILED;
        return failure.ended().orElse(failed ? failure.began().plus(USUAL_OUTAGE) : now);
    }

    Failure failure(int number) {
        return failures.get(number);
    }
}
