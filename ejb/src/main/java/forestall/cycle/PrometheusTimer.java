package forestall.cycle;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import forestall.decide.Catalogue;
import forestall.decide.ServiceClock;
import forestall.decide.TelemetryInbox;
import forestall.feed.http.Fetcher;
import forestall.feed.prometheus.PrometheusPull;
import forestall.intake.Mappings;
import forestall.store.StoredFeeds;
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
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks the Prometheus that is configured, if one is. */
@Singleton
@Startup
@TransactionAttribute(NOT_SUPPORTED)
public class PrometheusTimer {
    private static final Logger LOG = Logger.getLogger(PrometheusTimer.class.getName());
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 64 << 20;

    @Resource TimerService timers;
    @Inject Settings settings;
    @Inject TelemetryInbox inbox;
    @Inject Catalogue catalogue;
    @Inject Mappings mappings;
    @Inject StoredFeeds feeds;
    @Inject ServiceClock clock;
    private PrometheusPull pull;

    @PostConstruct
    void start() {
        Settings.Prometheus prometheus = settings.prometheus();
        if (prometheus.address().isEmpty()) {
            return;
        }
        pull =
                new PrometheusPull(
                        prometheus.address().get(),
                        prometheus
                                .token()
                                .map(token -> Map.of("Authorization", "Bearer " + token))
                                .orElse(Map.of()),
                        prometheus.every(),
                        prometheus.step(),
                        new Fetcher(DEADLINE, MOST_BYTES),
                        inbox,
                        catalogue,
                        mappings,
                        feeds);
        long millis = prometheus.every().toMillis();
        timers.createIntervalTimer(millis, millis, new TimerConfig("prometheus", false));
        LOG.info(
                "Prometheus at %s is asked every %d s"
                        .formatted(prometheus.address().get(), millis / 1000));
    }

    @Timeout
    void ask() {
        try {
            pull.pull(clock.now());
        } catch (RuntimeException failure) { // a timer that throws twice is never called again
            LOG.log(Level.WARNING, "Prometheus was not asked", failure);
        }
    }
}
