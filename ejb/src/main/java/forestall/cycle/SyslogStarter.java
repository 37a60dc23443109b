package forestall.cycle;

import forestall.decide.Catalogue;
import forestall.decide.ServiceClock;
import forestall.decide.TelemetryInbox;
import forestall.feed.syslog.SyslogServer;
import forestall.intake.Mappings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.logging.Logger;

/** Listens for syslog while the service runs, where a port is configured. */
@Singleton
@Startup
public class SyslogStarter {
    private static final Logger LOG = Logger.getLogger(SyslogStarter.class.getName());

    @Resource ManagedThreadFactory threads;
    @Inject Settings settings;
    @Inject TelemetryInbox inbox;
    @Inject Catalogue catalogue;
    @Inject Mappings mappings;
    @Inject ServiceClock clock;
    private SyslogServer server;

    @PostConstruct
    void start() {
        if (settings.syslogPort() == 0) {
            return;
        }
        try {
            server =
                    new SyslogServer(
                            InetAddress.getByName(settings.syslogAddress()),
                            settings.syslogPort(),
                            work -> threads.newThread(work).start(),
                            inbox,
                            catalogue,
                            mappings,
                            clock);
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "forestall.syslog.port: cannot listen on %s:%d: %s"
                            .formatted(
                                    settings.syslogAddress(),
                                    settings.syslogPort(),
                                    taken.getMessage()),
                    taken);
        }
        server.start();
        LOG.info(
                "Syslog (RFC 5424) is taken on %s:%d, TCP and UDP"
                        .formatted(settings.syslogAddress(), settings.syslogPort()));
    }

    @PreDestroy
    void stop() {
        if (server != null) {
            server.close();
        }
    }
}
