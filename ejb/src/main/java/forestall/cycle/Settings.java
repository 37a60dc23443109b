package forestall.cycle;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How the service runs, from the environment ({@code FORESTALL_…}) or any other MicroProfile Config
 * source. Checked as a whole when the service starts.
 *
 * @param cycle {@code forestall.cycle}: time between two decisions, 1 s to 1 h; 60 s
 * @param dataClock {@code forestall.clock}: {@code system}, or {@code data} to replay history;
 *     system
 * @param act {@code forestall.act}: carry allocations out ({@code true}) or only write them down;
 *     true
 * @param detected {@code forestall.failover.detected}: what a detected failure starts: {@code run}
 *     a failover, {@code ask} a person, or {@code off}; run
 * @param predicted {@code forestall.failover.predicted}: the same for a failure that is foreseen
 *     with high confidence; ask
 * @param approval {@code forestall.failover.approval}: how long a foreseen failover waits for a
 *     person before it is withdrawn, 1 min to 1 day; 30 min
 * @param health {@code forestall.health.interval}: time between two health checks, 1 s to 1 h; 10 s
 * @param failures {@code forestall.health.failures}: failed checks in a row that make a failure, 1
 *     to 100; 3
 * @param keepTelemetry {@code forestall.keep.telemetry}: at least 1 h; 7 days
 * @param mostWaiting {@code forestall.telemetry.backlog}: samples, lines, and events that may wait
 *     to be folded before more are refused with 429, at least 1000; 5,000,000
 * @param syslogAddress {@code forestall.syslog.address}: address to listen on for syslog; 127.0.0.1
 * @param syslogPort {@code forestall.syslog.port}: port for syslog, TCP and UDP; 0, which is off
 * @param prometheus a Prometheus to ask
 * @param keepDecisions {@code forestall.keep.decisions}: at least {@code keepTelemetry}; 90 days
 * @param latency {@code forestall.simulated.latency}: of each act in the simulated region, 0 to 1
 *     min; 0.5 s
 */
public record Settings(
        Duration cycle,
        boolean dataClock,
        boolean act,
        Trigger detected,
        Trigger predicted,
        Duration approval,
        Duration health,
        int failures,
        Duration keepTelemetry,
        long mostWaiting,
        String syslogAddress,
        int syslogPort,
        Prometheus prometheus,
        Duration keepDecisions,
        Duration latency) {

    /** What a reason for a failover leads to. */
    public enum Trigger {
        RUN,
        ASK,
        OFF
    }

    /**
     * A Prometheus to ask.
     *
     * @param address {@code forestall.prometheus.url}; none, which is off
     * @param token {@code forestall.prometheus.token}: bearer token to send; none
     * @param every {@code forestall.prometheus.every}: time between two questions, 5 s to 1 h; 60 s
     * @param step {@code forestall.prometheus.step}: time between the values asked for, 1 s to
     *     {@code every}; 15 s
     */
    public record Prometheus(
            Optional<URI> address, Optional<String> token, Duration every, Duration step) {
        static final Prometheus NONE =
                new Prometheus(
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(15));

        public Prometheus {
            between(
                    every,
                    Duration.ofSeconds(5),
                    Duration.ofHours(1),
                    "forestall.prometheus.every");
            between(step, Duration.ofSeconds(1), every, "forestall.prometheus.step");
            address.ifPresent(
                    uri -> {
                        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
                            throw new IllegalArgumentException(
                                    "forestall.prometheus.url must begin with http:// or https://");
                        }
                    });
        }

        static Prometheus from(Config config) {
            return new Prometheus(
                    config.getOptionalValue("forestall.prometheus.url", URI.class),
                    config.getOptionalValue("forestall.prometheus.token", String.class),
                    value(config, "forestall.prometheus.every", Duration.class, NONE.every),
                    value(config, "forestall.prometheus.step", Duration.class, NONE.step));
        }

        @Override
        public String toString() { // the token is a secret
            return "Prometheus at %s".formatted(address.map(URI::toString).orElse("none"));
        }
    }

    public Settings {
        between(cycle, Duration.ofSeconds(1), Duration.ofHours(1), "forestall.cycle");
        between(approval, Duration.ofMinutes(1), Duration.ofDays(1), "forestall.failover.approval");
        between(health, Duration.ofSeconds(1), Duration.ofHours(1), "forestall.health.interval");
        if (failures < 1 || failures > 100) {
            throw new IllegalArgumentException(
                    "forestall.health.failures must be 1 to 100, was " + failures);
        }
        between(
                keepTelemetry,
                Duration.ofHours(1),
                Duration.ofDays(36_500),
                "forestall.keep.telemetry");
        if (mostWaiting < 1000) {
            throw new IllegalArgumentException(
                    "forestall.telemetry.backlog must be 1000 or more, was " + mostWaiting);
        }
        if (syslogPort < 0 || syslogPort > 65_535) {
            throw new IllegalArgumentException(
                    "forestall.syslog.port must be 0 to 65535, was " + syslogPort);
        }
        between(keepDecisions, keepTelemetry, Duration.ofDays(36_500), "forestall.keep.decisions");
        between(latency, Duration.ZERO, Duration.ofMinutes(1), "forestall.simulated.latency");
        if (!cycle.equals(cycle.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(
                    "forestall.cycle must be whole seconds, was " + cycle);
        }
    }

    static void between(Duration value, Duration low, Duration high, String name) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw new IllegalArgumentException(
                    "%s must be %s to %s, was %s".formatted(name, low, high, value));
        }
    }

    public static Settings defaults() {
        return new Settings(
                Duration.ofSeconds(60),
                false,
                true,
                Trigger.RUN,
                Trigger.ASK,
                Duration.ofMinutes(30),
                Duration.ofSeconds(10),
                3,
                Duration.ofDays(7),
                5_000_000,
                "127.0.0.1",
                0,
                Prometheus.NONE,
                Duration.ofDays(90),
                Duration.ofMillis(500));
    }

    /**
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static Settings from(Config config) {
        Settings usual = defaults();
        String clock = text(config, "forestall.clock", "system");
        String act = text(config, "forestall.act", String.valueOf(usual.act));
        if (!clock.equals("system") && !clock.equals("data")) {
            throw new IllegalArgumentException(
                    "forestall.clock must be system or data, was " + clock);
        }
        // MicroProfile would take every misspelt truth for false, and the service would not act.
        if (!act.equals("true") && !act.equals("false")) {
            throw new IllegalArgumentException("forestall.act must be true or false, was " + act);
        }
        return new Settings(
                value(config, "forestall.cycle", Duration.class, usual.cycle),
                clock.equals("data"),
                act.equals("true"),
                trigger(config, "forestall.failover.detected", usual.detected),
                trigger(config, "forestall.failover.predicted", usual.predicted),
                value(config, "forestall.failover.approval", Duration.class, usual.approval),
                value(config, "forestall.health.interval", Duration.class, usual.health),
                value(config, "forestall.health.failures", Integer.class, usual.failures),
                value(config, "forestall.keep.telemetry", Duration.class, usual.keepTelemetry),
                value(config, "forestall.telemetry.backlog", Long.class, usual.mostWaiting),
                text(config, "forestall.syslog.address", usual.syslogAddress),
                value(config, "forestall.syslog.port", Integer.class, usual.syslogPort),
                Prometheus.from(config),
                value(config, "forestall.keep.decisions", Duration.class, usual.keepDecisions),
                value(config, "forestall.simulated.latency", Duration.class, usual.latency));
    }

    static <T> T value(Config config, String name, Class<T> type, T usual) {
        try {
            return config.getOptionalValue(name, type).orElse(usual);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "%s must be a %s, was %s"
                            .formatted(
                                    name,
                                    type == Duration.class
                                            ? "duration such as PT60S"
                                            : type.getSimpleName().toLowerCase(Locale.ROOT),
                                    text(config, name, "")),
                    wrong);
        }
    }

    static String text(Config config, String name, String usual) {
        Optional<String> value = config.getOptionalValue(name, String.class);
        return value.orElse(usual);
    }

    private static Trigger trigger(Config config, String name, Trigger usual) {
        String value = text(config, name, usual.name());
        for (Trigger trigger : Trigger.values()) {
            if (trigger.name().equalsIgnoreCase(value)) {
                return trigger;
            }
        }
        throw new IllegalArgumentException(name + " must be run, ask, or off, was " + value);
    }
}
