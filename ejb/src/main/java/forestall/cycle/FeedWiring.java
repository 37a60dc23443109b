package forestall.cycle;

import forestall.decide.Catalogue;
import forestall.decide.Feeds;
import forestall.decide.ServiceClock;
import forestall.decide.TelemetryInbox;
import forestall.feed.external.Downloads;
import forestall.feed.external.FeedDesk;
import forestall.feed.external.FeedKind;
import forestall.feed.external.FeedPoller;
import forestall.feed.external.FeedTable;
import forestall.feed.external.Turns;
import forestall.feed.http.Fetcher;
import forestall.store.StoredBulletins;
import forestall.store.StoredFeeds;
import forestall.store.StoredTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;

/** Builds what asks about the world outside; the rest is in {@link Wiring}. */
@ApplicationScoped
public class FeedWiring {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int MOST_BYTES = 64 << 20;

    @Produces
    @Singleton
    FeedSettings settings() {
        return FeedSettings.from(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    Turns turns() {
        return new Turns();
    }

    @Produces
    @Singleton
    FeedTable table(
            FeedSettings settings,
            Jdbi jdbi,
            StoredFeeds feeds,
            StoredTelemetry telemetry,
            TelemetryInbox inbox,
            Catalogue catalogue) {
        return new FeedTable(
                new Downloads(new Fetcher(DEADLINE, MOST_BYTES), MOST_BYTES),
                new StoredBulletins(jdbi),
                feeds,
                telemetry,
                inbox,
                catalogue,
                settings.radiusKm());
    }

    @Produces
    @Singleton
    FeedPoller poller(FeedSettings settings, FeedTable table, StoredFeeds feeds, Turns turns) {
        FeedSettings.Secrets secrets = settings.secrets();
        return new FeedPoller(
                settings.on().entrySet().stream()
                        .map(
                                each ->
                                        table.source(
                                                each.getKey(),
                                                each.getValue().address(),
                                                each.getValue().every(),
                                                secrets.nvdKey(),
                                                secrets.acled()))
                        .toList(),
                feeds,
                turns,
                secrets.all());
    }

    @Produces
    @Singleton
    @Typed(Feeds.class)
    Feeds feeds(
            FeedSettings settings,
            FeedTable table,
            StoredFeeds feeds,
            StoredTelemetry telemetry,
            Turns turns,
            ServiceClock clock) {
        List<String> on = settings.on().keySet().stream().map(FeedKind::feed).toList();
        return new FeedDesk(table.takers(), on, feeds, telemetry, turns, clock);
    }
}
