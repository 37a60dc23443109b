package forestall.cycle;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import forestall.decide.ServiceClock;
import forestall.feed.external.FeedKind;
import forestall.feed.external.FeedPoller;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Asks those about the world outside who are due, if any are on. */
@Singleton
@Startup
@TransactionAttribute(NOT_SUPPORTED)
public class FeedTimer {
    private static final Logger LOG = Logger.getLogger(FeedTimer.class.getName());

    /** Between two looks at who is due; of those with many pages, one is read each time. */
    private static final long MILLIS = 2000;

    @Resource TimerService timers;
    @Inject FeedSettings settings;
    @Inject FeedPoller poller;
    @Inject ServiceClock clock;

    @PostConstruct
    void start() {
        if (settings.on().isEmpty()) {
            return;
        }
        if (clock.isDrivenByData()) {
            LOG.info("The clock is driven by data; no feed is asked, as all speak of today");
            return;
        }
        timers.createIntervalTimer(MILLIS, MILLIS, new TimerConfig("feeds", false));
        LOG.info(
                settings.on().keySet().stream()
                        .map(FeedKind::feed)
                        .collect(Collectors.joining(", ", "Feeds that are asked: ", "")));
    }

    @Timeout
    void ask() {
        try {
            poller.poll(clock.now());
        } catch (RuntimeException failure) { // a timer that throws twice is never called again
            LOG.log(Level.WARNING, "Feeds were not asked", failure);
        }
    }
}
