package forestall.feed.external;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import forestall.decide.Feeds;
import forestall.decide.ServiceClock;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.feed.external.Taker.Taken;
import forestall.model.ExternalEvent;
import forestall.store.FeedState;
import forestall.store.StoredFeeds;
import forestall.store.StoredTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** Shows how the feeds are doing, and takes what is pushed. Thread-safe. */
public final class FeedDesk implements Feeds {
    private final Map<String, Taker> takers;
    private final Set<String> on;
    private final StoredFeeds feeds;
    private final StoredTelemetry telemetry;
    private final Turns turns;
    private final ServiceClock clock;

    /**
     * @param takers of the documents of each feed, by its name
     * @param on names of the feeds that are asked
     */
    public FeedDesk(
            Map<String, Taker> takers,
            Collection<String> on,
            StoredFeeds feeds,
            StoredTelemetry telemetry,
            Turns turns,
            ServiceClock clock) {
        this.takers = new TreeMap<>(takers);
        this.on = new TreeSet<>(on);
        this.feeds = feeds;
        this.telemetry = telemetry;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public List<Feed> all() {
        Instant now = clock.now();
        Map<String, FeedState> states = new TreeMap<>();
        on.forEach(name -> states.put(name, FeedState.fresh(name)));
        feeds.all().forEach(state -> states.put(state.name(), state));
        Map<String, Long> events =
                telemetry.eventsUntil(now).stream()
                        .collect(groupingBy(ExternalEvent::feed, counting()));
        return states.values().stream()
                .map(state -> feed(state, events.getOrDefault(state.name(), 0L), now))
                .toList();
    }

    // One that is not of ours, such as Prometheus, has a row only while it is asked.
    private Feed feed(FeedState state, long events, Instant now) {
        return new Feed(
                state.name(),
                on.contains(state.name()) || !takers.containsKey(state.name()),
                state.tried(),
                state.succeeded(),
                state.succeeded().map(at -> age(at, now)),
                state.failures(),
                state.trouble(),
                on.contains(state.name()) ? state.next() : Optional.empty(),
                (int) events);
    }

    private static Duration age(Instant at, Instant now) {
        return at.isAfter(now)
                ? Duration.ZERO
                : Duration.ofSeconds(Duration.between(at, now).toSeconds());
    }

    @Override
    public List<ExternalEvent> events() {
        return telemetry.eventsUntil(clock.now()).stream()
                .sorted(
                        Comparator.comparingDouble(ExternalEvent::severity)
                                .reversed()
                                .thenComparing(ExternalEvent::from, Comparator.reverseOrder())
                                .thenComparing(ExternalEvent::feed)
                                .thenComparing(ExternalEvent::id))
                .toList();
    }

    @Override
    public Receipt push(String name, byte[] document) {
        Taker taker = takers.get(name);
        if (taker == null) {
            throw new Unacceptable(
                    Code.UNKNOWN_FEED,
                    "there is no feed %s; these can be pushed: %s"
                            .formatted(name, String.join(", ", takers.keySet())));
        }
        ReentrantLock turn = turns.of(name);
        turn.lock();
        try {
            Instant now = clock.now();
            FeedState state = feeds.get(name);
            Taken taken = taker.take(document, state, now);
            feeds.put(state.pushed(now, taken.cursor(), taken.held()).noted(taken.note()));
            return taken.receipt();
        } finally {
            turn.unlock();
        }
    }
}
