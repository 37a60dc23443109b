package forestall.feed.external.security;

import forestall.decide.Catalogue;
import forestall.decide.TelemetryInbox;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.feed.external.Taker.Taken;
import forestall.hazard.Reading;
import forestall.hazard.security.Bulletin;
import forestall.hazard.security.Inventory;
import forestall.hazard.security.Vulnerabilities;
import forestall.model.ExternalEvent;
import forestall.store.FeedState;
import forestall.store.StoredBulletins;
import forestall.store.StoredFeeds;
import forestall.store.StoredTelemetry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps what all sources say of vulnerabilities, and makes it count. Thread-safe. */
public final class BulletinDesk {
    private final StoredBulletins bulletins;
    private final StoredFeeds feeds;
    private final StoredTelemetry telemetry;
    private final TelemetryInbox inbox;
    private final Catalogue catalogue;

    public BulletinDesk(
            StoredBulletins bulletins,
            StoredFeeds feeds,
            StoredTelemetry telemetry,
            TelemetryInbox inbox,
            Catalogue catalogue) {
        this.bulletins = bulletins;
        this.feeds = feeds;
        this.telemetry = telemetry;
        this.inbox = inbox;
        this.catalogue = catalogue;
    }

    Inventory inventory() {
        return Inventory.of(catalogue.components());
    }

    /** CVEs that the inventory has; in order. */
    List<String> cves() {
        return Vulnerabilities.cves(bulletins.all(), inventory());
    }

    void put(String source, Collection<Bulletin> said, Collection<String> gone) {
        bulletins.put(source, said, gone);
    }

    void replace(String source, Collection<Bulletin> said) {
        bulletins.replace(source, said);
    }

    /**
     * What is known now counts.
     *
     * @param source who has just answered
     * @param cursor to be kept in its state
     */
    synchronized Taken count(String source, Optional<String> cursor, Instant now) {
        Map<String, Instant> answered = new TreeMap<>();
        for (FeedState state : feeds.all()) {
            state.succeeded().ifPresent(at -> answered.put(state.name(), at));
        }
        answered.put(source, now);
        Reading reading =
                Vulnerabilities.of(bulletins.all(), inventory(), answered, held(now), now);
        Receipt receipt = inbox.events(reading.events());
        long count = held(now).stream().filter(each -> each.feed().equals(source)).count();
        return new Taken(receipt, (int) count, reading.note(), cursor);
    }

    private List<ExternalEvent> held(Instant now) {
        return telemetry.eventsUntil(now).stream()
                .filter(event -> Vulnerabilities.FEEDS.contains(event.feed()))
                .toList();
    }
}
