package forestall.hazard.weather;

import forestall.hazard.Reading;
import forestall.hazard.weather.Alert.Kind;
import forestall.model.ExternalEvent;
import forestall.model.Site;
import forestall.model.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Alerts as events of the sites that they cover. */
public final class WeatherEvents {

    /** Nobody foretells a storm for longer; such a time is a mistake. */
    private static final Duration AHEAD = Duration.ofDays(30);

    private WeatherEvents() {}

    /**
     * An update takes the place of what it refers to, and a cancel ends it, at once.
     *
     * @param feed name of the feed
     * @param whole true when the document holds all that is in force, so that what it no longer
     *     holds has ended
     * @param sites of the catalogue
     * @param held events of the feed that count now or later
     * @return among the events only those that touch a site, or did until now
     */
    public static Reading of(
            String feed,
            Alerts document,
            boolean whole,
            Collection<Site> sites,
            Collection<ExternalEvent> held,
            Instant now) {
        Set<String> superseded = new HashSet<>();
        Set<String> present = new HashSet<>();
        for (Alert alert : document.alerts()) {
            superseded.addAll(alert.references());
            present.add(message(alert.key()));
        }
        int nowhere = 0;
        Map<String, ExternalEvent> events = new TreeMap<>();
        for (Alert alert : document.alerts()) {
            if (alert.kind() == Kind.CANCEL
                    || alert.severity() == 0
                    || !alert.until().isAfter(now)
                    || alert.from().isAfter(now.plus(AHEAD))
                    || superseded.contains(message(alert.key()))) {
                continue;
            }
            if (alert.footprint().isNowhere()) {
                nowhere++;
                continue;
            }
            event(feed, alert, sites).ifPresent(event -> events.put(event.id(), event));
        }
        for (ExternalEvent event : held) {
            String message = message(event.id());
            if (whole || superseded.contains(message) || present.contains(message)) {
                events.putIfAbsent(event.id(), Reading.ended(event, now));
            }
        }
        return new Reading(List.copyOf(events.values()), note(nowhere, document));
    }

    private static Optional<ExternalEvent> event(String feed, Alert alert, Collection<Site> sites) {
        Set<SiteId> covered = new TreeSet<>();
        sites.stream().filter(alert.footprint()::covers).map(Site::id).forEach(covered::add);
        if (covered.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ExternalEvent(
                        alert.key(),
                        feed,
                        ExternalEvent.Type.WEATHER,
                        alert.severity(),
                        alert.from(),
                        alert.until(),
                        Reading.headline(alert.headline()),
                        Set.of(),
                        covered,
                        Set.of(),
                        Optional.empty()));
    }

    /** The message that a hazard is told in; it may tell of several, which are numbered. */
    private static String message(String key) {
        int number = key.lastIndexOf('#');
        return number < 0 ? key : key.substring(0, number);
    }

    private static Optional<String> note(int nowhere, Alerts document) {
        List<String> notes = new ArrayList<>();
        if (nowhere > 0) {
            notes.add(
                    "%d alerts name zones only, and cannot be placed on the map"
                            .formatted(nowhere));
        }
        if (document.unreadable() > 0) {
            notes.add(
                    "%d alerts cannot be read: %s"
                            .formatted(document.unreadable(), document.reason()));
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }
}
