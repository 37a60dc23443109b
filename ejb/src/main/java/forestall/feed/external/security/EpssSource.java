package forestall.feed.external.security;

import forestall.feed.external.Downloads;
import forestall.feed.external.Source;
import forestall.feed.external.Taker.Taken;
import forestall.feed.http.Answer;
import forestall.feed.http.Answer.Failed;
import forestall.feed.http.Answer.Fresh;
import forestall.hazard.security.EpssScores;
import forestall.store.FeedState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * FIRST's EPSS, asked for the CVEs that the inventory has, a hundred at a time. The cursor is the
 * last CVE that was asked for in this round; it is dropped when the round ends. Not thread-safe.
 */
public final class EpssSource implements Source {
    private static final String NAME = "epss";
    private static final int AT_ONCE = 100; // an address of EPSS has at most 2000 characters
    private static final Duration SOON = Duration.ofSeconds(2);

    private final URI address;
    private final Duration every;
    private final Downloads downloads;
    private final BulletinDesk desk;

    public EpssSource(URI address, Duration every, Downloads downloads, BulletinDesk desk) {
        this.address = address;
        this.every = every;
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
        String after = state.cursor().orElse("");
        List<String> left = desk.cves().stream().filter(cve -> cve.compareTo(after) > 0).toList();
        List<String> batch = left.stream().limit(AT_ONCE).toList();
        if (!batch.isEmpty()) {
            Answer answer =
                    downloads.get(
                            URI.create(
                                    "%s?limit=%d&cve=%s"
                                            .formatted(address, AT_ONCE, String.join(",", batch))),
                            Map.of());
            if (answer instanceof Failed failed) {
                return state.failed(now, every, failed.words(), failed.retryAfter());
            }
            if (answer instanceof Fresh fresh) {
                desk.put(NAME, EpssScores.read(fresh.body()), List.of());
            }
        }
        boolean more = left.size() > batch.size();
        Optional<String> cursor =
                more ? Optional.of(batch.get(batch.size() - 1)) : Optional.empty();
        Taken taken = desk.count(NAME, cursor, now);
        return state.answered(
                        now,
                        more ? SOON : every,
                        Optional.empty(),
                        Optional.empty(),
                        cursor,
                        batch.size())
                .noted(taken.note());
    }
}
