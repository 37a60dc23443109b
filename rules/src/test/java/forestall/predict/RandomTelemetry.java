package forestall.predict;

import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.LogLine;
import forestall.model.Sample;
import forestall.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Minutes of telemetry from a seed: gaps, duplicates, late samples, bursts, hostile values. */
final class RandomTelemetry {
    private static final double[] HOSTILE = {
        0,
        -0.0,
        1,
        -1,
        1e308,
        -1e308,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1e-300,
        1e15,
        1e15 + 0.125
    };
    private static final ComponentId[] IDS = {Scene.LEDGER, Scene.MAIL, ComponentId.of("stranger")};

    private final Random random;

    RandomTelemetry(long seed) {
        random = new Random(seed);
    }

    /** What arrives in the minute that ends at {@code to}. */
    Telemetry minute(Instant to) {
        List<Sample> samples = new ArrayList<>();
        List<LogLine> lines = new ArrayList<>();
        List<ExternalEvent> events = new ArrayList<>();
        for (ComponentId id : IDS) {
            for (int metric = 0; metric < 4; metric++) {
                for (int more = random.nextInt(3); more >= 0; more--) {
                    samples.add(new Sample(id, "metric" + metric, around(to), value(metric)));
                }
            }
            for (int more = random.nextInt(10) == 0 ? 30 : random.nextInt(3); more > 0; more--) {
                Severity[] severities = Severity.values();
                Severity severity = severities[random.nextInt(severities.length)];
                lines.add(new LogLine(id, around(to), severity, "line"));
            }
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            events.add(storm(around(to), random.nextInt(5)));
        }
        return new Telemetry(samples, lines, events);
    }

    private Instant around(Instant to) {
        return to.minusSeconds(random.nextInt(random.nextInt(10) == 0 ? 600 : 60) - 5L);
    }

    private double value(int metric) {
        return switch (metric) {
            case 0 -> HOSTILE[random.nextInt(HOSTILE.length)];
            case 1 -> random.nextBoolean() ? 1e308 : -1e308;
            case 2 -> 42;
            default -> 100 + random.nextGaussian() * (random.nextInt(20) == 0 ? 100 : 1);
        };
    }

    static ExternalEvent storm(Instant at, int number) {
        return new ExternalEvent(
                "event" + number,
                "feed",
                ExternalEvent.Type.WEATHER,
                number / 10.0,
                at,
                at.plusSeconds(300),
                "Storm " + number,
                Set.of(Scene.LEDGER),
                Set.of(),
                Set.of(Scene.OPENSSL),
                Optional.empty());
    }
}
