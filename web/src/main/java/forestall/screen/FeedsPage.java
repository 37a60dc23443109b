package forestall.screen;

import static java.util.stream.Collectors.toMap;

import forestall.decide.Catalogue;
import forestall.decide.Feeds;
import forestall.decide.ServiceClock;
import forestall.model.Component;
import forestall.model.ExternalEvent;
import forestall.model.Site;
import forestall.model.SiteId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The page of feeds: how old each is, its trouble, its events, and what they touch. */
@Named
@RequestScoped
public class FeedsPage {
    private static final int MOST_EVENTS = 200;
    private static final List<String> OFFERS =
            List.of("nws", "cap", "nvd", "osv", "kev", "epss", "gdelt", "acled");

    @Inject Feeds feeds;
    @Inject Catalogue catalogue;
    @Inject ServiceClock clock;

    private List<FeedRow> rows;
    private List<EventRow> events;
    private int eventCount;

    @PostConstruct
    void read() {
        Instant now = clock.now();
        rows = feeds.all().stream().map(FeedRow::of).toList();
        List<ExternalEvent> all = feeds.events();
        eventCount = all.size();
        List<Component> components = catalogue.components();
        Map<SiteId, Site> sites = catalogue.sites().stream().collect(toMap(Site::id, site -> site));
        events =
                all.stream()
                        .limit(MOST_EVENTS)
                        .map(event -> EventRow.of(event, components, sites, now))
                        .toList();
    }

    /** A feed that could be asked. */
    public record Offer(String name, String what) {}

    /** Those that can be switched on. */
    public List<Offer> getOffers() {
        return OFFERS.stream().map(name -> new Offer(name, FeedRow.what(name))).toList();
    }

    public List<FeedRow> getRows() {
        return rows;
    }

    /** The gravest, at most 200. */
    public List<EventRow> getEvents() {
        return events;
    }

    public int getEventCount() {
        return eventCount;
    }

    public String getNow() {
        return Times.words(clock.now());
    }
}
