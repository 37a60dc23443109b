package forestall.feed.external.weather;

import forestall.decide.Catalogue;
import forestall.decide.TelemetryInbox;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.feed.external.Taker;
import forestall.hazard.Reading;
import forestall.hazard.weather.Alerts;
import forestall.hazard.weather.WeatherEvents;
import forestall.model.ExternalEvent;
import forestall.model.Site;
import forestall.store.FeedState;
import forestall.store.StoredTelemetry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes alerts count at the sites that they cover. Thread-safe. */
public final class WeatherTaker implements Taker {
    private final String feed;
    private final Function<byte[], Alerts> reader;
    private final boolean whole;
    private final TelemetryInbox inbox;
    private final Catalogue catalogue;
    private final StoredTelemetry telemetry;

    /**
     * @param feed name of the feed
     * @param reader of its documents
     * @param whole true when a document holds all alerts that are in force
     */
    public WeatherTaker(
            String feed,
            Function<byte[], Alerts> reader,
            boolean whole,
            TelemetryInbox inbox,
            Catalogue catalogue,
            StoredTelemetry telemetry) {
        this.feed = feed;
        this.reader = reader;
        this.whole = whole;
        this.inbox = inbox;
        this.catalogue = catalogue;
        this.telemetry = telemetry;
    }

    @Override
    public Taken take(byte[] document, FeedState state, Instant now) {
        return take(reader.apply(document), now);
    }

    Taken take(Alerts alerts, Instant now) {
        List<Site> sites = catalogue.sites();
        List<ExternalEvent> held =
                telemetry.eventsUntil(now).stream()
                        .filter(event -> event.feed().equals(feed))
                        .toList();
        Reading reading = WeatherEvents.of(feed, alerts, whole, sites, held, now);
        Receipt receipt = inbox.events(reading.events());
        long count =
                telemetry.eventsUntil(now).stream()
                        .filter(event -> event.feed().equals(feed))
                        .count();
        return new Taken(receipt, (int) count, reading.note(), Optional.of(fingerprint(sites)));
    }

    @Override
    public boolean stands(FeedState state) {
        return state.cursor().equals(Optional.of(fingerprint(catalogue.sites())));
    }

    // Of where the sites are; a change of any of them is enough to place the alerts anew.
    private static String fingerprint(List<Site> sites) {
        int hash = 1;
        for (Site site : sites) {
            hash = 31 * hash + site.id().hashCode();
            hash = 31 * hash + Double.hashCode(site.latitude());
            hash = 31 * hash + Double.hashCode(site.longitude());
        }
        return "sites " + Integer.toHexString(hash);
    }
}
