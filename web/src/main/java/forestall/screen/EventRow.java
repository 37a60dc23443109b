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
 * @param touches names of components, in words
 */
public record EventRow(
        String headline,
        String feed,
        String type,
        double severity,
        String when,
        boolean counts,
        String touches) {
    private static final int MOST_NAMED = 4;

    static EventRow of(
            ExternalEvent event, List<Component> components, Map<SiteId, Site> sites, Instant now) {
        List<String> touched =
                components.stream()
                        .filter(each -> sites.containsKey(each.site()))
                        .filter(each -> event.touches(each, sites.get(each.site())))
                        .map(Component::name)
                        .toList();
        return new EventRow(
                event.headline(),
                event.feed(),
                event.type().name().toLowerCase(Locale.ROOT),
                event.severity(),
                Times.words(event.from()) + " to " + Times.words(event.until()),
                event.isValidAt(now),
                named(touched));
    }

    private static String named(List<String> touched) {
        if (touched.isEmpty()) {
            return "nothing that is protected";
        }
        String names = String.join(", ", touched.subList(0, Math.min(MOST_NAMED, touched.size())));
        return touched.size() <= MOST_NAMED
                ? names
                : "%s, and %d more".formatted(names, touched.size() - MOST_NAMED);
    }
}
