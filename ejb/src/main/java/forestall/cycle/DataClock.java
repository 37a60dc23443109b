package forestall.cycle;

import forestall.decide.ServiceClock;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Time that stands still until somebody moves it, and runs a cycle at each full interval it passes.
 */
final class DataClock implements ServiceClock {
    private static final int MOST_CYCLES = 1440;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Duration interval;
    private final Consumer<Instant> cycle;
    private volatile Instant now = Instant.EPOCH;

    DataClock(Duration interval, Consumer<Instant> cycle) {
        this.interval = interval;
        this.cycle = cycle;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public boolean isDrivenByData() {
        return true;
    }

    /** The first time only sets the clock: nothing was due before. */
    @Override
    public synchronized Optional<Instant> advance(Instant to) {
        if (to.isBefore(now)) {
            throw new Unacceptable(
                    Code.CLOCK_RUNS_BACKWARDS, "it is %s already, not %s".formatted(now, to));
        }
        if (to.isAfter(LATEST)) {
            throw new IllegalArgumentException("the time must be before the year 10000, was " + to);
        }
        if (now.equals(Instant.EPOCH)) {
            now = to;
            return Optional.empty();
        }
        Instant due = MinuteCycle.onGrid(now, interval).plus(interval);
        if (Duration.between(due, to).dividedBy(interval) >= MOST_CYCLES) {
            throw new IllegalArgumentException(
                    "from %s to %s more than %d cycles are due; move the clock in smaller steps"
                            .formatted(now, to, MOST_CYCLES));
        }
        Optional<Instant> last = Optional.empty();
        for (; !due.isAfter(to); due = due.plus(interval)) {
            now = due;
            cycle.accept(due);
            last = Optional.of(due);
        }
        now = to;
        return last;
    }
}
