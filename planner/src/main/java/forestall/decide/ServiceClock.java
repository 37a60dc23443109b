package forestall.decide;

import java.time.Instant;
import java.util.Optional;

/**
 * The time that the service goes by: the machine's, or that of the data which is replayed through
 * it.
 */
public interface ServiceClock {

    Instant now();

    /** True when {@link #advance} moves it, and nothing else. */
    boolean isDrivenByData();

    /**
     * Moves the clock, and runs each cycle that has become due before it returns.
     *
     * @return the last decision's minute; empty when no cycle was due
     * @throws Unacceptable when the clock is the machine's, or {@code to} is before now
     */
    Optional<Instant> advance(Instant to);
}
