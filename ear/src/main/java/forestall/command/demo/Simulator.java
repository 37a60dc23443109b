package forestall.command.demo;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.LogLine;
import forestall.model.Sample;
import forestall.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes telemetry up: the same component, metric, and time always give the same value. */
final class Simulator {

    /**
     * One metric.
     *
     * @param name with its unit
     * @param base usual value
     * @param noise standard deviation as a share of the base
     * @param troubled how many times the base it reaches in full trouble
     */
    private record Gauge(String name, double base, double noise, double troubled) {}

    private static final List<Gauge> COMMON =
            List.of(
                    new Gauge("cpu_percent", 35, 0.08, 2.6),
                    new Gauge("memory_percent", 55, 0.02, 1.6),
                    new Gauge("network_mbps", 120, 0.10, 0.3));
    private static final List<Gauge> SERVING =
            List.of(
                    new Gauge("latency_seconds", 0.040, 0.08, 30),
                    new Gauge("error_ratio", 0.002, 0.2, 120),
                    new Gauge("requests_per_second", 80, 0.06, 0.4));
    private static final List<Gauge> DATA =
            List.of(
                    new Gauge("io_wait_percent", 4, 0.12, 12),
                    new Gauge("replication_lag_seconds", 0.3, 0.15, 60),
                    new Gauge("disk_used_percent", 61, 0.001, 1.02));

    private static final List<String> USUAL =
            List.of(
                    "request served",
                    "connection opened",
                    "cache refreshed",
                    "checkpoint complete");
    private static final List<String> TROUBLE =
            List.of(
                    "could not write block: input/output error",
                    "timeout while waiting for the database",
                    "connection reset by peer",
                    "transaction aborted: too many retries");

    /** How much in trouble each component is, 0 to 1; left out means not at all. */
    private final Map<ComponentId, Double> trouble;

    Simulator(Map<ComponentId, Double> trouble) {
        this.trouble = trouble;
    }

    List<Sample> samples(Component component, Instant at) {
        List<Gauge> gauges = new ArrayList<>(COMMON);
        gauges.addAll(component.kind().holdsData() ? DATA : SERVING);
        double troubled = trouble.getOrDefault(component.id(), 0.0);
        List<Sample> samples = new ArrayList<>();
        for (Gauge gauge : gauges) {
            Random random = random(component, gauge.name(), at);
            double wave = 1 + 0.05 * Math.sin(at.getEpochSecond() / 1800.0);
            double level = gauge.base() * wave * (1 + gauge.noise() * random.nextGaussian());
            double value = level * (1 + troubled * (gauge.troubled() - 1));
            samples.add(new Sample(component.id(), gauge.name(), at, Math.max(0, value)));
        }
        return samples;
    }

    List<LogLine> lines(Component component, Instant at) {
        Random random = random(component, "log", at);
        List<LogLine> lines = new ArrayList<>();
        lines.add(
                new LogLine(
                        component.id(),
                        at,
                        Severity.INFO,
                        USUAL.get(random.nextInt(USUAL.size()))));
        if (random.nextInt(40) == 0) {
            lines.add(new LogLine(component.id(), at, Severity.WARNING, "slow response"));
        }
        int errors = (int) Math.round(12 * trouble.getOrDefault(component.id(), 0.0));
        for (int line = 0; line < errors; line++) {
            lines.add(
                    new LogLine(
                            component.id(),
                            at,
                            Severity.ERROR,
                            TROUBLE.get(random.nextInt(TROUBLE.size()))));
        }
        return lines;
    }

    private static Random random(Component component, String what, Instant at) {
        long seed = component.id().value().hashCode();
        seed = 31 * seed + what.hashCode();
        return new Random(31 * seed + at.getEpochSecond());
    }
}
