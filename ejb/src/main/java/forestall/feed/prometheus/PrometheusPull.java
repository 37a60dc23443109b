package forestall.feed.prometheus;

import forestall.decide.Catalogue;
import forestall.decide.TelemetryInbox;
import forestall.decide.TelemetryInbox.Times;
import forestall.decide.TelemetryInbox.Unmapped;
import forestall.feed.http.Answer;
import forestall.feed.http.Fetcher;
import forestall.feed.prometheus.RangeAnswer.Series;
import forestall.intake.Mappings;
import forestall.intake.PromQuery;
import forestall.intake.SeriesMapping;
import forestall.intake.SeriesMapping.Mapped;
import forestall.intake.SeriesMapping.Outcome;
import forestall.intake.SeriesMapping.Unclaimed;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Sample;
import forestall.store.FeedState;
import forestall.store.StoredFeeds;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Asks a Prometheus for ranges, query by query, each from where the last answer ended: what was
 * missed while either was away is asked for later. At most a day is caught up with, six hours at a
 * time. Not thread-safe.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries">API</a>
 */
public final class PrometheusPull {
    private static final Duration FIRST = Duration.ofHours(1);
    private static final Duration MOST_BEHIND = Duration.ofDays(1);
    private static final Duration MOST_AT_ONCE = Duration.ofHours(6);
    private static final int MOST_SAMPLES = 20_000; // stored together

    private final URI base;
    private final Map<String, String> headers;
    private final Duration every;
    private final Duration step;
    private final Fetcher fetcher;
    private final TelemetryInbox inbox;
    private final Catalogue catalogue;
    private final Mappings mappings;
    private final StoredFeeds feeds;

    /**
     * @param base of the Prometheus, such as {@code http://prometheus:9090}
     * @param headers to send along, such as its authorization
     * @param every time between two questions
     * @param step between the values that it answers
     */
    public PrometheusPull(
            URI base,
            Map<String, String> headers,
            Duration every,
            Duration step,
            Fetcher fetcher,
            TelemetryInbox inbox,
            Catalogue catalogue,
            Mappings mappings,
            StoredFeeds feeds) {
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.every = every;
        this.step = step;
        this.fetcher = fetcher;
        this.inbox = inbox;
        this.catalogue = catalogue;
        this.mappings = mappings;
        this.feeds = feeds;
    }

    /** Asks every query that is due. */
    public void pull(Instant now) {
        for (PromQuery query : mappings.table().queries()) {
            FeedState state = feeds.get("prometheus: " + query.query());
            if (state.isDue(now)) {
                feeds.put(asked(query, state, now));
            }
        }
    }

    private FeedState asked(PromQuery query, FeedState state, Instant now) {
        Instant end = onGrid(now);
        Instant from = begin(state, end);
        Instant to = end.isAfter(from.plus(MOST_AT_ONCE)) ? from.plus(MOST_AT_ONCE) : end;
        if (to.isBefore(from)) {
            return state.unchanged(now, every);
        }
        Answer answer =
                fetcher.get(
                        address(query.query(), from, to),
                        headers,
                        Optional.empty(),
                        Optional.empty());
        if (answer instanceof Answer.Fresh fresh) {
            try {
                int samples = take(query, RangeAnswer.read(fresh.body()));
                Duration wait = to.equals(end) ? every : Duration.ZERO; // more is to be had
                return state.answered(
                        now,
                        wait,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(to.toString()),
                        samples);
            } catch (IOException | RuntimeException unusable) {
                return state.failed(
                        now, every, String.valueOf(unusable.getMessage()), Optional.empty());
            }
        }
        if (answer instanceof Answer.Failed failed) {
            return state.failed(now, every, failed.words(), failed.retryAfter());
        }
        return state.unchanged(now, every);
    }

    private Instant begin(FeedState state, Instant end) {
        Instant next =
                state.cursor().map(to -> Instant.parse(to).plus(step)).orElse(end.minus(FIRST));
        Instant earliest = end.minus(MOST_BEHIND);
        return next.isBefore(earliest) ? earliest : next;
    }

    private Instant onGrid(Instant at) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    private URI address(String query, Instant from, Instant to) {
        return URI.create(
                "%s/api/v1/query_range?query=%s&start=%d&end=%d&step=%d"
                        .formatted(
                                base.toString().replaceAll("/+$", ""),
                                URLEncoder.encode(query, StandardCharsets.UTF_8),
                                from.getEpochSecond(),
                                to.getEpochSecond(),
                                step.toSeconds()));
    }

    private int take(PromQuery query, List<Series> answer) {
        Set<ComponentId> known =
                catalogue.components().stream().map(Component::id).collect(Collectors.toSet());
        SeriesMapping mapping = mappings.current();
        Times times = inbox.times();
        List<Unmapped> unmapped = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        int taken = 0;
        for (Series series : answer) {
            SortedMap<String, String> labels = series.labels();
            String own = labels.remove("__name__");
            String name = query.metric().isEmpty() ? (own == null ? "" : own) : query.metric();
            Outcome outcome = mapping.series(name, Map.of(), labels, known::contains);
            if (outcome instanceof Unclaimed) {
                unmapped.add(
                        new Unmapped(
                                SeriesMapping.inWords(name, Map.of(), labels),
                                series.points().size()));
            }
            if (outcome instanceof Mapped mapped) {
                series.points().stream()
                        .filter(point -> times.hold(point.at()))
                        .map(
                                point ->
                                        new Sample(
                                                mapped.component(),
                                                mapped.metric(),
                                                point.at(),
                                                point.value()))
                        .forEach(samples::add);
            }
            if (samples.size() >= MOST_SAMPLES) {
                taken += inbox.samples(samples).stored();
                samples.clear();
            }
        }
        taken += inbox.samples(samples).stored();
        inbox.unmapped(unmapped);
        return taken;
    }
}
