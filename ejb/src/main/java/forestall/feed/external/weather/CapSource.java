package forestall.feed.external.weather;

import forestall.feed.external.Downloads;
import forestall.feed.external.Source;
import forestall.feed.external.Taker.Taken;
import forestall.feed.http.Answer;
import forestall.feed.http.Answer.Failed;
import forestall.feed.http.Answer.Fresh;
import forestall.hazard.Unreadable;
import forestall.hazard.Xml;
import forestall.hazard.Xml.Element;
import forestall.hazard.weather.Alerts;
import forestall.hazard.weather.CapAlerts;
import forestall.hazard.weather.CapIndex;
import forestall.store.FeedState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CAP message, or an Atom or RSS index of messages on the same host: each message is fetched
 * once, some at a time, and counts when all are there. Remembers them in memory; not thread-safe.
 */
public final class CapSource implements Source {
    private static final int AT_ONCE = 20;
    private static final int MOST = 500; // newest of an index
    private static final Duration SOON = Duration.ofSeconds(2);

    private final String name;
    private final URI address;
    private final Duration every;
    private final Downloads downloads;
    private final WeatherTaker taker;

    private final Map<URI, Alerts> read = new LinkedHashMap<>();
    private final Deque<URI> left = new ArrayDeque<>();
    private Optional<Fresh> index = Optional.empty();
    private int missed;

    public CapSource(
            String name, URI address, Duration every, Downloads downloads, WeatherTaker taker) {
        this.name = name;
        this.address = address;
        this.every = every;
        this.downloads = downloads;
        this.taker = taker;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public FeedState ask(FeedState state, Instant now) {
        if (index.isEmpty()) {
            boolean stands = taker.stands(state);
            Answer answer =
                    downloads.get(
                            address,
                            Map.of(),
                            stands ? state.etag() : Optional.empty(),
                            stands ? state.lastModified() : Optional.empty());
            if (answer instanceof Failed failed) {
                return state.failed(now, every, failed.words(), failed.retryAfter());
            }
            if (!(answer instanceof Fresh fresh)) {
                return state.unchanged(now, every);
            }
            Element root = Xml.read(fresh.body());
            if (!CapIndex.isIndex(root)) {
                return taken(state, now, taker.take(CapAlerts.read(root), now), fresh);
            }
            begin(fresh, root);
        }
        fetch();
        if (!left.isEmpty()) {
            return state.answered(
                    now, SOON, state.etag(), state.lastModified(), state.cursor(), state.events());
        }
        Fresh done = index.orElseThrow();
        index = Optional.empty();
        Alerts all = Alerts.none();
        for (Alerts each : read.values()) {
            all = all.and(each);
        }
        if (missed > 0) {
            all = all.and(new Alerts(List.of(), missed, "they could not be fetched"));
        }
        return taken(state, now, taker.take(all, now), done);
    }

    private FeedState taken(FeedState state, Instant now, Taken taken, Fresh document) {
        return state.answered(
                        now,
                        every,
                        document.etag(),
                        document.lastModified(),
                        taken.cursor(),
                        taken.held())
                .noted(taken.note());
    }

    private void begin(Fresh fresh, Element root) {
        index = Optional.of(fresh);
        missed = 0;
        List<URI> addresses = new ArrayList<>();
        for (String each : CapIndex.addresses(root)) {
            message(each).filter(known -> addresses.size() < MOST).ifPresent(addresses::add);
        }
        read.keySet().retainAll(addresses);
        left.clear();
        addresses.stream().filter(each -> !read.containsKey(each)).forEach(left::add);
    }

    // Of the same host alone: an index must not send us round in somebody's network.
    private Optional<URI> message(String text) {
        try {
            URI message = address.resolve(text);
            boolean near =
                    String.valueOf(message.getAuthority())
                                    .equals(String.valueOf(address.getAuthority()))
                            && String.valueOf(message.getScheme()).equals(address.getScheme());
            return near ? Optional.of(message) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private void fetch() {
        for (int count = 0; count < AT_ONCE && !left.isEmpty(); count++) {
            URI message = left.remove();
            if (downloads.get(message, Map.of()) instanceof Fresh fresh) {
                read.put(message, readable(fresh.body()));
            } else {
                missed++; // it is tried again when the index changes
                return; // others are waiting, and the next may hang as long
            }
        }
    }

    private static Alerts readable(byte[] message) {
        try {
            return CapAlerts.read(message);
        } catch (Unreadable wrong) {
            return new Alerts(List.of(), 1, wrong.getMessage());
        }
    }
}
