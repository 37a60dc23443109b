package forestall.api;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import forestall.decide.Catalogue;
import forestall.decide.History;
import forestall.decide.History.Foreseen;
import forestall.decide.ServiceClock;
import forestall.detect.DetectorSettings;
import forestall.history.Happening;
import forestall.history.JudgedSeries;
import forestall.history.Line;
import forestall.history.Lines;
import forestall.history.LogChart;
import forestall.history.LogHistory;
import forestall.history.Readings;
import forestall.history.SignalSummary;
import forestall.history.Span;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Site;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads what was kept of a component, and has it judged anew. */
@RequestScoped
public class Lookback {
    /** Signals that are drawn unless others are asked for: the oddest. */
    static final int SHOWN = 6;

    /** Buckets of time a line is thinned to; each keeps four points. */
    static final int BUCKETS = 500;

    private static final int LOG_BUCKETS = 144;
    private static final Duration LEARNED = Duration.ofDays(7);
    private static final Duration LOG_LEARNED = Duration.ofDays(1);
    private static final int MOST_READINGS = 50_000; // of one series
    private static final int MOST_READ = 400_000; // of all series together
    private static final int MOST_LINES = 30_000;
    private static final int LONGEST_LINE = 1_024; // as much as the miner looks at
    private static final int MOST_EVENTS = 200;

    /** At once; each may hold 400,000 samples. */
    private static final Semaphore PLACES = new Semaphore(3, true);

    private static final long PATIENCE_SECONDS = 5;

    @Inject History history;
    @Inject Catalogue catalogue;
    @Inject ServiceClock clock;

    /**
     * @throws Problem 404 when it is unknown
     */
    Component component(String id) {
        return catalogue
                .component(ComponentId.of(id))
                .orElseThrow(
                        () ->
                                new Problem(
                                        404,
                                        "unknown-component",
                                        "component %s is unknown".formatted(id)));
    }

    List<String> metrics(ComponentId component) {
        return history.metrics(component);
    }

    /**
     * Waits for a place to look back in.
     *
     * @throws Problem 429 when others took too long
     */
    <T> T alone(Supplier<T> work) {
        try {
            if (!PLACES.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Problem(429, "busy", "three others are looking back; try again");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Problem(429, "busy", "the service is stopping");
        }
        try {
            return work.get();
        } finally {
            PLACES.release();
        }
    }

    /** All series of a component, judged; the oddest first. */
    List<JudgedSeries> oddest(ComponentId component, Span span) {
        List<String> metrics = history.metrics(component);
        return judged(component, metrics, span).stream()
                .sorted(
                        comparing(
                                        (JudgedSeries each) -> each.summary(span),
                                        comparingDouble(SignalSummary::strongest)
                                                .thenComparingDouble(SignalSummary::surprise)
                                                .reversed())
                                .thenComparing(JudgedSeries::metric))
                .toList();
    }

    /** In the order of {@code metrics}. */
    List<JudgedSeries> judged(ComponentId component, Collection<String> metrics, Span span) {
        int most = Math.min(MOST_READINGS, MOST_READ / Math.max(1, metrics.size()));
        Map<String, Readings> readings =
                history.readings(component, metrics, learning(span, LEARNED), most);
        return metrics.stream()
                .map(
                        metric ->
                                JudgedSeries.of(
                                        metric,
                                        readings.getOrDefault(metric, Readings.none()),
                                        DetectorSettings.defaults()))
                .toList();
    }

    /** The span and so much before its end that there is something to learn from. */
    private static Span learning(Span span, Duration least) {
        Instant begin = span.to().minus(least);
        return new Span(begin.isBefore(span.from()) ? begin : span.from(), span.to());
    }

    LogChart logs(ComponentId component, Span span) {
        Span read = new Span(span.from().minus(LOG_LEARNED), span.to());
        History.LogLines lines = history.lines(component, read, MOST_LINES, LONGEST_LINE);
        return LogHistory.of(lines.lines(), lines.capped(), span, clock.now(), LOG_BUCKETS);
    }

    /** Oldest first; the gravest when there are many. */
    List<Happening> happenings(Component component, Span span) {
        Optional<Site> site =
                catalogue.sites().stream()
                        .filter(each -> each.id().equals(component.site()))
                        .findFirst();
        Stream<Happening> events =
                site.stream()
                        .flatMap(each -> history.events(component, each, span).stream())
                        .map(Happening::of)
                        .sorted(
                                comparingDouble((Happening each) -> each.severity().orElse(0.0))
                                        .reversed())
                        .limit(MOST_EVENTS);
        Stream<Happening> runs = history.runs(component.id(), span).stream().map(Happening::of);
        return Stream.concat(events, runs).sorted(comparing(Happening::from)).toList();
    }

    /** Probabilities by horizon, and the risk score. */
    List<Line> risk(ComponentId component, Span span) {
        List<Foreseen> all = history.foreseen(component, span);
        return List.of(
                line("Within 30 minutes", all, each -> Optional.of(each.probability()), span),
                line("within 24 hours", all, Foreseen::within24h, span),
                line("within 30 days", all, Foreseen::within30d, span),
                line("Risk score", all, each -> Optional.of(each.score()), span));
    }

    private static Line line(
            String name,
            List<Foreseen> all,
            Function<Foreseen, Optional<Double>> value,
            Span span) {
        return Lines.of(
                name,
                all.stream().filter(each -> value.apply(each).isPresent()).toList(),
                Foreseen::at,
                each -> value.apply(each).orElseThrow(),
                span,
                BUCKETS);
    }
}
