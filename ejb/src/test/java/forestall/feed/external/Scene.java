package forestall.feed.external;

import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.units;

import forestall.decide.Feeds.Feed;
import forestall.feed.Inbox;
import forestall.feed.external.unrest.AcledSource.Account;
import forestall.feed.http.Fetcher;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.ExternalEvent;
import forestall.model.Kind;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import forestall.store.FeedState;
import forestall.store.StandingClock;
import forestall.store.StoredBulletins;
import forestall.store.StoredCatalogue;
import forestall.store.StoredFeeds;
import forestall.store.StoredTelemetry;
import forestall.store.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Noon; a site in Stockholm, one in Oklahoma, and a component at each. */
final class Scene {
    static final Site OKLAHOMA =
            new Site(SiteId.of("oklahoma"), "Oklahoma", "RegionOne", 35.4676, -96.5164);
    static final String KEY = "nvd-key-7f3a";
    static final Account ACCOUNT = new Account("me@example.org", "hunter2 & more");
    static final Duration EVERY = Duration.ofMinutes(10);

    final StandingClock clock = new StandingClock();
    final StoredCatalogue catalogue;
    final StoredTelemetry telemetry;
    final StoredFeeds feeds;
    final StoredBulletins bulletins;
    final FeedTable table;
    final Turns turns = new Turns();

    Scene(Jdbi jdbi) {
        TestDatabase.empty(jdbi);
        catalogue = new StoredCatalogue(jdbi);
        telemetry = new StoredTelemetry(jdbi);
        feeds = new StoredFeeds(jdbi);
        bulletins = new StoredBulletins(jdbi);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(
                List.of(
                        component(
                                "server",
                                STOCKHOLM,
                                "cpe:2.3:a:example:server:3.0.15:*:*:*:*:*:*:*")));
        table =
                new FeedTable(
                        new Downloads(new Fetcher(Duration.ofSeconds(2), 1 << 20), 1 << 20),
                        bulletins,
                        feeds,
                        telemetry,
                        new Inbox(telemetry, catalogue, clock, Duration.ofDays(7), 1_000_000),
                        catalogue,
                        50);
    }

    void oklahoma() {
        catalogue.putSites(List.of(OKLAHOMA));
        catalogue.putComponents(
                List.of(component("thing", OKLAHOMA, "pkg:maven/org.example/thing@1.2.4")));
    }

    static Component component(String id, Site site, String software) {
        return new Component(
                ComponentId.of(id),
                "The " + id,
                Kind.VM,
                site.id(),
                "a",
                Set.of(),
                Criticality.HIGH,
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                1,
                units(1),
                Set.of(SoftwareId.of(software)));
    }

    Source source(FeedKind kind, URI address) {
        return table.source(kind, address, EVERY, Optional.of(KEY), Optional.of(ACCOUNT));
    }

    FeedPoller poller(Source... sources) {
        return new FeedPoller(
                List.of(sources), feeds, turns, List.of(KEY, ACCOUNT.user(), ACCOUNT.password()));
    }

    FeedDesk desk(String... on) {
        return new FeedDesk(table.takers(), List.of(on), feeds, telemetry, turns, clock);
    }

    /** Time goes by until the feed is due, and it is asked. */
    FeedState askedAgain(FeedPoller poller, FeedKind kind) {
        clock.now = feeds.get(kind.feed()).next().orElse(clock.now);
        poller.poll(clock.now);
        return feeds.get(kind.feed());
    }

    /** As {@link #askedAgain}, until its answer is read to the end. */
    FeedState askedToTheEnd(FeedPoller poller, FeedKind kind) {
        FeedState state = askedAgain(poller, kind);
        for (int more = 0; more < 20 && isSoon(state); more++) {
            state = askedAgain(poller, kind);
        }
        return state;
    }

    private boolean isSoon(FeedState state) {
        return state.next().orElseThrow().isBefore(clock.now.plus(EVERY));
    }

    Feed feed(String name) {
        return desk(name).all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Events that count now. */
    List<ExternalEvent> counting() {
        return telemetry.eventsUntil(clock.now).stream()
                .filter(event -> event.isValidAt(clock.now))
                .toList();
    }
}
