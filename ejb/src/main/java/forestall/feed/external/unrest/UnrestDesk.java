package forestall.feed.external.unrest;

import forestall.decide.Catalogue;
import forestall.decide.TelemetryInbox;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.feed.external.Taker.Taken;
import forestall.hazard.unrest.Neighbourhood;
import forestall.hazard.unrest.UnrestCounts;
import forestall.hazard.unrest.UnrestEvents;
import forestall.store.StoredTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Makes counts of unrest count at the sites that it is near. Thread-safe. */
public final class UnrestDesk {
    private static final int KEPT_DAYS = 40;

    private final TelemetryInbox inbox;
    private final Catalogue catalogue;
    private final StoredTelemetry telemetry;
    private final double radiusKm;

    /**
     * @param radiusKm how far from a site unrest still matters to it, in km
     */
    public UnrestDesk(
            TelemetryInbox inbox, Catalogue catalogue, StoredTelemetry telemetry, double radiusKm) {
        this.inbox = inbox;
        this.catalogue = catalogue;
        this.telemetry = telemetry;
        this.radiusKm = radiusKm;
    }

    double radiusKm() {
        return radiusKm;
    }

    Neighbourhood near() {
        return new Neighbourhood(catalogue.sites(), radiusKm);
    }

    /**
     * What is counted now counts.
     *
     * @param last the last day to judge
     * @param lasts how long after its day unrest still counts
     * @return the counts as its cursor
     */
    Taken count(String feed, UnrestCounts counts, LocalDate last, Duration lasts, Instant now) {
        LocalDate today = today(now);
        counts.keep(today.minusDays(KEPT_DAYS), today.plusDays(1));
        Receipt receipt = inbox.events(UnrestEvents.of(feed, counts, near(), last, lasts, now));
        long held =
                telemetry.eventsUntil(now).stream()
                        .filter(event -> event.feed().equals(feed))
                        .count();
        return new Taken(receipt, (int) held, Optional.empty(), Optional.of(counts.inText()));
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
