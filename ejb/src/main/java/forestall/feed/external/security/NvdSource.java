package forestall.feed.external.security;

import forestall.feed.external.Downloads;
import forestall.feed.external.Source;
import forestall.feed.external.Taker.Taken;
import forestall.feed.http.Answer;
import forestall.feed.http.Answer.Failed;
import forestall.feed.http.Answer.Fresh;
import forestall.hazard.security.Inventory;
import forestall.hazard.security.NvdPage;
import forestall.store.FeedState;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * NVD's CVE API 2.0. First, and whenever the inventory changes, each product of it is asked for;
 * from then on what was modified since, in windows of at most 120 days. One page a question, and a
 * pause between two that keeps to NVD's limits: five in 30 s, or 50 with a key. Remembers in memory
 * where it is; after a restart in the middle it begins that round anew. Not thread-safe.
 */
public final class NvdSource implements Source {
    private static final String NAME = "nvd";
    private static final int PAGE = 500; // of at most 2000: a page stays below some megabytes
    private static final Duration WINDOW = Duration.ofDays(120);
    private static final Duration OVERLAP = Duration.ofHours(1); // NVD's clock is not ours
    private static final Duration PAUSE = Duration.ofSeconds(7);
    private static final Duration PAUSE_WITH_KEY = Duration.ofSeconds(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final URI address;
    private final Map<String, String> headers;
    private final Duration every;
    private final Duration pause;
    private final Downloads downloads;
    private final BulletinDesk desk;
    private Optional<Round> round = Optional.empty();

    /** Questions that are left, and the index of the page to ask for of the first of them. */
    private static final class Round {
        final String fingerprint;
        final Instant through;
        final Deque<String> left = new ArrayDeque<>();
        int start;
        int unreadable;

        Round(String fingerprint, Instant through) {
            this.fingerprint = fingerprint;
            this.through = through;
        }
    }

    /**
     * @param key API key, a secret; without one it is slower
     */
    public NvdSource(
            URI address,
            Optional<String> key,
            Duration every,
            Downloads downloads,
            BulletinDesk desk) {
        this.address = address;
        this.headers = key.map(secret -> Map.of("apiKey", secret)).orElse(Map.of());
        this.every = every;
        this.pause = key.isPresent() ? PAUSE_WITH_KEY : PAUSE;
        this.downloads = downloads;
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public FeedState ask(FeedState state, Instant now) {
        Inventory inventory = desk.inventory();
        String fingerprint = inventory.fingerprint();
        if (inventory.products().isEmpty()) {
            round = Optional.empty();
            return answered(state, now, every, state.cursor())
                    .noted(Optional.of("no component names a CPE in its inventory"));
        }
        Round current =
                round.filter(each -> each.fingerprint.equals(fingerprint))
                        .orElseGet(() -> begin(state, inventory, fingerprint, now));
        round = Optional.of(current);
        Answer answer =
                downloads.get(
                        URI.create(
                                "%s?%s&resultsPerPage=%d&startIndex=%d"
                                        .formatted(
                                                address,
                                                current.left.element(),
                                                PAGE,
                                                current.start)),
                        headers);
        if (answer instanceof Failed failed) {
            return state.failed(now, pause.multipliedBy(5), failed.words(), failed.retryAfter());
        }
        if (!(answer instanceof Fresh fresh)) {
            return state.unchanged(now, every);
        }
        NvdPage page = NvdPage.read(fresh.body(), inventory);
        desk.put(NAME, page.bulletins(), page.others());
        current.unreadable += page.unreadable();
        current.start = page.next().orElse(0);
        if (current.start == 0) {
            current.left.remove();
        }
        if (!current.left.isEmpty()) {
            return answered(state, now, pause, state.cursor());
        }
        round = Optional.empty();
        FeedState done =
                answered(state, now, every, Optional.of(fingerprint + " " + current.through));
        return current.unreadable == 0
                ? done
                : done.noted(Optional.of("%d CVEs cannot be read".formatted(current.unreadable)));
    }

    private FeedState answered(
            FeedState state, Instant now, Duration wait, Optional<String> cursor) {
        Taken taken = desk.count(NAME, cursor, now);
        return state.answered(now, wait, Optional.empty(), Optional.empty(), cursor, taken.held())
                .noted(taken.note());
    }

    private static Round begin(
            FeedState state, Inventory inventory, String fingerprint, Instant now) {
        var round = new Round(fingerprint, now);
        Optional<Instant> through =
                state.cursor()
                        .filter(text -> text.startsWith(fingerprint + " "))
                        .map(text -> Instant.parse(text.substring(fingerprint.length() + 1)));
        if (through.isEmpty()) {
            for (String product : inventory.products()) {
                round.left.add(
                        "virtualMatchString=" + URLEncoder.encode(product, StandardCharsets.UTF_8));
            }
            return round;
        }
        Instant from = through.get().minus(OVERLAP);
        while (from.isBefore(now)) {
            Instant to = from.plus(WINDOW).isBefore(now) ? from.plus(WINDOW) : now;
            round.left.add("lastModStartDate=%s&lastModEndDate=%s".formatted(time(from), time(to)));
            from = to;
        }
        if (round.left.isEmpty()) { // the clock was set back
            round.left.add(
                    "lastModStartDate=%s&lastModEndDate=%s"
                            .formatted(time(now.minus(OVERLAP)), time(now)));
        }
        return round;
    }

    private static String time(Instant at) {
        return URLEncoder.encode(TIME.format(at), StandardCharsets.UTF_8);
    }
}
