package forestall.store;

import forestall.decide.ServiceClock;
import java.time.Instant;
import java.util.Optional;

/** Stands still until a test moves it. */
public final class StandingClock implements ServiceClock {
    public volatile Instant now = Examples.NOON;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public boolean isDrivenByData() {
        return true;
    }

    @Override
    public Optional<Instant> advance(Instant to) {
        throw new UnsupportedOperationException("tests set the field");
    }
}
