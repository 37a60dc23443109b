package forestall.cycle;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import forestall.decide.ServiceClock;
import forestall.store.Housekeeping;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Each hour: forgets what is older than the settings say. */
@Singleton
@TransactionAttribute(NOT_SUPPORTED)
public class Housekeeper {
    private static final Logger LOG = Logger.getLogger(Housekeeper.class.getName());

    /** A year has its seasons, and failures are rare. */
    private static final Duration KEEP_SNAPSHOTS = Duration.ofDays(400);

    @Inject Settings settings;
    @Inject ServiceClock clock;
    @Inject Housekeeping housekeeping;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void everyHour() {
        try {
            Instant now = clock.now();
            LOG.info(
                    housekeeping.forget(
                            now.minus(settings.keepTelemetry()),
                            now.minus(settings.keepDecisions()),
                            now.minus(max(KEEP_SNAPSHOTS, settings.keepDecisions()))));
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "Nothing could be forgotten", failure);
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
