package forestall.cycle;

import forestall.decide.ServiceClock;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import java.time.Instant;
import java.util.Optional;

/** The machine's time. */
final class MachineClock implements ServiceClock {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public boolean isDrivenByData() {
        return false;
    }

    @Override
    public Optional<Instant> advance(Instant to) {
        throw new Unacceptable(
                Code.CLOCK_NOT_DRIVEN_BY_DATA,
                "the clock is the machine's; start the service with FORESTALL_CLOCK=data to replay");
    }
}
