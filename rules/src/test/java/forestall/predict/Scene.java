package forestall.predict;

import forestall.model.AnomalyScore;
import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.ExternalEvent;
import forestall.model.Failure;
import forestall.model.FailureProbability;
import forestall.model.Kind;
import forestall.model.LogLine;
import forestall.model.Outlook;
import forestall.model.Sample;
import forestall.model.Severity;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Two components at one site, a predictor that watches them, and a clock that tests move. */
final class Scene {
    static final Instant START = Instant.parse("2031-03-01T12:00:00Z");
    static final ComponentId LEDGER = ComponentId.of("ledger");
    static final ComponentId MAIL = ComponentId.of("mail");
    static final SoftwareId OPENSSL = SoftwareId.of("pkg:deb/debian/openssl@3.0.15");
    static final Site NORTH = new Site(SiteId.of("north"), "North", "RegionOne", 59.3, 18.1);
    static final List<Component> COMPONENTS = List.of(component(MAIL), component(LEDGER));

    /** Of failure within half an hour, by the model that ships. */
    static final double PRIOR = -Math.expm1(-0.5 / 3000);

    Predictor predictor = new Predictor(PredictorSettings.defaults());
    Instant now = START;
    Prediction latest;

    private final List<Sample> samples = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();
    private final List<ExternalEvent> events = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    static Component component(ComponentId id) {
        return new Component(
                id,
                id.value(),
                Kind.VM,
                NORTH.id(),
                "a",
                Set.of(),
                Criticality.HIGH,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                100,
                Capacity.NONE,
                id.equals(LEDGER) ? Set.of(OPENSSL) : Set.of());
    }

    /** Measured ten seconds before the minute's end. */
    Scene sample(String metric, double value) {
        samples.add(new Sample(LEDGER, metric, now.plusSeconds(50), value));
        return this;
    }

    Scene sampleOf(ComponentId id, String metric, double value) {
        samples.add(new Sample(id, metric, now.plusSeconds(50), value));
        return this;
    }

    Scene line(Severity severity, String message) {
        lines.add(new LogLine(LEDGER, now.plusSeconds(30), severity, message));
        return this;
    }

    Scene lineOf(ComponentId id, String message) {
        lines.add(new LogLine(id, now.plusSeconds(30), Severity.INFO, message));
        return this;
    }

    Scene failure(Failure failure) {
        failures.add(failure);
        return this;
    }

    Scene lines(Severity severity, int count) {
        lines.addAll(
                Collections.nCopies(
                        count, new LogLine(LEDGER, now.plusSeconds(30), severity, "so it goes")));
        return this;
    }

    Scene event(ExternalEvent event) {
        events.add(event);
        return this;
    }

    Scene endOfMinute() {
        now = now.plusSeconds(60);
        latest =
                predictor.advance(
                        now, new Telemetry(samples, lines, events, failures), COMPONENTS, sites());
        samples.clear();
        lines.clear();
        events.clear();
        failures.clear();
        return this;
    }

    Scene minutes(int count) {
        for (int minute = 0; minute < count; minute++) {
            endOfMinute();
        }
        return this;
    }

    /** Minutes in which four metrics are as usual, each with some noise of its own. */
    Scene usualMinutes(int count) {
        for (int minute = 0; minute < count; minute++) {
            usual(4);
            endOfMinute();
        }
        return this;
    }

    /** The first metrics of this minute, as usual. */
    Scene usual(int metrics) {
        for (int metric = 0; metric < metrics; metric++) {
            sample("metric" + metric, 100 + noise(metric));
        }
        return this;
    }

    private double noise(int metric) {
        long minute = now.getEpochSecond() / 60;
        return StrictMath.sin(minute * 7.3 + metric) * 2 + StrictMath.sin(minute * 2.9 + metric);
    }

    static List<Site> sites() {
        return List.of(NORTH);
    }

    double probability() {
        return of(LEDGER).probability();
    }

    double probability(Horizon horizon) {
        return of(LEDGER, horizon).probability();
    }

    FailureProbability of(ComponentId id) {
        return of(id, Horizon.SOON);
    }

    FailureProbability of(ComponentId id, Horizon horizon) {
        return outlook(id).probabilities().get(horizon.place());
    }

    Outlook outlook(ComponentId id) {
        return latest.outlooks().stream()
                .filter(each -> each.component().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Optional<AnomalyScore> anomaly(String signal) {
        Stream<AnomalyScore> all = latest.anomalies().stream();
        return all.filter(each -> each.component().equals(LEDGER))
                .filter(each -> each.signal().equals(signal))
                .findFirst();
    }

    double surprise(String signal) {
        return anomaly(signal).orElseThrow().surprise();
    }
}
