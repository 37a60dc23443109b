package forestall.screen;

import forestall.model.Component;
import forestall.model.ExternalEvent;
import forestall.model.Site;
import forestall.model.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An external event as the page shows it.
 *
 * @param headline one sentence
 * @param feed who says so
 * @param type what it is
 * @param severity 0 to 1
 * @param when from when until when it counts
 * @param counts whether it counts now, or will later
 * @param touched components that it touches, the first few
 * @param more how many others it touches
 */
public record EventRow(
        String headline,
        String feed,
        String type,
        double severity,
        String when,
        boolean counts,
        List<Touched> touched,
        int more) {
    private static final int MOST_NAMED = 4;

    /** A component that an event touches. */
    public record Touched(String id, String name) {}

    static EventRow of(
            ExternalEvent event, List<Component> components, Map<SiteId, Site> sites, Instant now) {
        List<Touched> touched =
                components.stream()
                        .filter(each -> sites.containsKey(each.site()))
                        .filter(each -> event.touches(each, sites.get(each.site())))
                        .map(each -> new Touched(each.id().value(), each.name()))
                        .toList();
        return new EventRow(
                event.headline(),
                event.feed(),
                event.type().name().toLowerCase(Locale.ROOT),
                event.severity(),
                Times.span(event.from(), event.until()),
                event.isValidAt(now),
                touched.subList(0, Math.min(MOST_NAMED, touched.size())),
                Math.max(0, touched.size() - MOST_NAMED));
    }
}
