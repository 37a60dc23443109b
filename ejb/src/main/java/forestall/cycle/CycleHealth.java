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
            boolean late = isLate(status.started());
            return HealthCheckResponse.named("cycle")
                    .withData("last", late ? "none has run" : "none is due yet")
                    .status(!late)
                    .build();
        }
        boolean late = isLate(last.get().at());
        return HealthCheckResponse.named("cycle")
                .withData("last", last.get().words())
                .status(!last.get().failed() && !late)
                .build();
    }

    private boolean isLate(Instant since) {
        Instant due = since.plus(status.interval().multipliedBy(INTERVALS));
        return !clock.isDrivenByData() && clock.now().isAfter(due);
    }
}
