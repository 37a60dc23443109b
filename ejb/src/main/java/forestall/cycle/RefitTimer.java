package forestall.cycle;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import forestall.decide.ServiceClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Learns fusion anew on a schedule. */
@Singleton
@Startup
@TransactionAttribute(NOT_SUPPORTED)
public class RefitTimer {
    private static final Logger LOG = Logger.getLogger(RefitTimer.class.getName());

    /** Between two looks at whether it is due: a service that is restarted each day learns, too. */
    private static final Duration LOOK = Duration.ofMinutes(10);

    @Resource TimerService timers;
    @Inject RefitSettings settings;
    @Inject ServiceClock clock;
    @Inject Refitting refitting;

    @PostConstruct
    void start() {
        if (clock.isDrivenByData() || settings.interval().isZero()) {
            LOG.info("Fusion is learned anew only when it is asked for");
            return;
        }
        timers.createIntervalTimer(
                LOOK.toMillis(), LOOK.toMillis(), new TimerConfig("refit", false));
    }

    @Timeout
    void look() {
        try {
            refitting.refitWhenDue(settings.interval());
        } catch (RuntimeException failure) { // a timer that throws twice is never called again
            LOG.log(Level.SEVERE, "Fusion was not learned anew", failure);
        }
    }
}
