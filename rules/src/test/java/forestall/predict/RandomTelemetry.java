package forestall.predict;

import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.Failure;
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
    private static final String[] NAMES = {
        "metric0", "disk_free_bytes", "metric2", "used_ratio", "requests_total", "metric5"
    };
    private static final String[] LINES = {
        "connection from 10.0.0.%d closed",
        "user %d logged in",
        "{\"level\":\"error\",\"msg\":\"disk %d failed\"}",
        "java.lang.IllegalStateException: %d",
        "\tat a.B.c(B.java:%d)",
        "%d\0"
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
            for (int metric = 0; metric < NAMES.length; metric++) {
                for (int more = random.nextInt(3); more >= 0; more--) {
                    samples.add(new Sample(id, NAMES[metric], around(to), value(metric)));
                }
            }
            for (int more = random.nextInt(10) == 0 ? 30 : random.nextInt(3); more > 0; more--) {
                Severity[] severities = Severity.values();
                Severity severity = severities[random.nextInt(severities.length)];
                String line = LINES[random.nextInt(LINES.length)].formatted(random.nextInt(50));
                lines.add(new LogLine(id, around(to), severity, line));
            }
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            events.add(storm(around(to), random.nextInt(5)));
        }
        List<Failure> failures = new ArrayList<>();
        if (random.nextInt(20) == 0) {
            Failure.Outcome[] outcomes = Failure.Outcome.values();
            failures.add(
                    new Failure(
                            "failure" + random.nextInt(4),
                            IDS[random.nextInt(IDS.length)],
                            around(to),
                            Optional.empty(),
                            outcomes[random.nextInt(outcomes.length)],
                            "test",
                            "it failed"));
        }
        return new Telemetry(samples, lines, events, failures);
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
