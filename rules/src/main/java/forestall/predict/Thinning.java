package forestall.predict;

import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which of too many snapshots are learned from. Failures are rare, so what came before one is kept
 * before all else: the half hour, then the day. Of the rest every second, third, and so on is taken
 * as if by lot, and stands for the others; the next time it is the same ones.
 *
 * <p>The half hours have half of the room, days half of what is left, and the rest has what then is
 * left. Only where that is not enough are these thinned, too: of 300,000 snapshots, half hours from
 * five thousand failures on, and days from a hundred on whose every minute was loud. Not
 * thread-safe while it counts.
 */
public final class Thinning {
    private enum Part {
        SOON,
        DAY,
        REST
    }

    private final Map<ComponentId, NavigableSet<Instant>> began = new HashMap<>();
    private final Map<Part, Long> counted = new EnumMap<>(Part.class);
    private final long most;
    private Map<Part, Long> every = Map.of();

    /**
     * @param failures those that are known to have failed have their minutes kept
     * @param most snapshots that may be taken, about; more than 0
     */
    public Thinning(Collection<Failure> failures, long most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be 1 or more, was " + most);
        }
        this.most = most;
        for (Failure failure : failures) {
            if (failure.outcome() == Outcome.FAILED) {
                began.computeIfAbsent(failure.component(), id -> new TreeSet<>())
                        .add(failure.began());
            }
        }
        for (Part part : Part.values()) {
            counted.put(part, 0L);
        }
        share();
    }

    /** All are to be counted before any is asked for. */
    public void count(ComponentId component, Instant at) {
        counted.merge(part(component, at), 1L, Long::sum);
    }

    /** Says that all were counted. */
    public void share() {
        Map<Part, Long> shares = new EnumMap<>(Part.class);
        long left = most;
        for (Part part : Part.values()) {
            long room = Math.max(1, part == Part.REST ? left : left / 2);
            long count = counted.get(part);
            long each = Math.max(1, (count + room - 1) / room);
            shares.put(part, each);
            left -= count / each;
        }
        every = shares;
    }

    /**
     * @return how many of its kind it stands for, itself among them; 0 when it is left out
     */
    public long standsFor(ComponentId component, Instant at) {
        long one = every.get(part(component, at));
        return Math.floorMod(mixed(component, at), one) == 0 ? one : 0;
    }

    private Part part(ComponentId component, Instant at) {
        NavigableSet<Instant> own = began.get(component);
        Instant next = own == null ? null : own.higher(at);
        if (next == null) {
            return Part.REST;
        }
        Duration ahead = Duration.between(at, next);
        if (ahead.compareTo(Horizon.SOON.within()) <= 0) {
            return Part.SOON;
        }
        return ahead.compareTo(Horizon.DAY.within()) <= 0 ? Part.DAY : Part.REST;
    }

    // Java's hash of a text is the same everywhere; the steps after it are those of
    // SplittableRandom.
    private static long mixed(ComponentId component, Instant at) {
        long hash = component.value().hashCode() * 0x9E3779B97F4A7C15L;
        hash += at.getEpochSecond();
        hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
        return hash ^ hash >>> 31;
    }
}
