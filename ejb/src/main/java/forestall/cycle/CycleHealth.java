package forestall.cycle;

import forestall.decide.ServiceClock;
import forestall.decide.ServiceStatus.Cycle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready unless the last cycle failed, or none has run for three intervals. */
@Readiness
@ApplicationScoped
public class CycleHealth implements HealthCheck {
    private static final int INTERVALS = 3;

    @Inject CycleStatus status;
    @Inject ServiceClock clock;

    @Override
    public HealthCheckResponse call() {
        Optional<Cycle> last = status.lastCycle();
        if (last.isEmpty()) {
            return HealthCheckResponse.up("cycle"); // just started
        }
        Instant due = last.get().at().plus(status.interval().multipliedBy(INTERVALS));
        boolean late = !clock.isDrivenByData() && clock.now().isAfter(due);
        return HealthCheckResponse.named("cycle")
                .withData("last", last.get().words())
                .status(!last.get().failed() && !late)
                .build();
    }
}
