package forestall.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that may bring a component down, as others tell it: a storm, unrest, a published
 * vulnerability, an alert of the monitoring. It touches a component that it names, whose site it
 * names or covers, or whose inventory it names. Whoever knows an exact polygon or a range of
 * versions names the sites in it, and the software of inventories that it means.
 *
 * @param id names the event within its feed; the same id again replaces the event
 * @param feed who says so, 1 to 128 characters
 * @param type what it is
 * @param severity from 0 (harmless) to 1 (destroys what it touches)
 * @param from valid from, inclusive
 * @param until valid until, exclusive; after {@code from}
 * @param headline one sentence for people, 1 to 500 characters
 * @param components components it names
 * @param sites sites it names
 * @param software software it names, compared as written
 * @param area circle that it covers, if any
 */
public record ExternalEvent(
        String id,
        String feed,
        Type type,
        double severity,
        Instant from,
        Instant until,
        String headline,
        Set<ComponentId> components,
        Set<SiteId> sites,
        Set<SoftwareId> software,
        Optional<Area> area) {

    /** What kind of event it is. */
    public enum Type {
        WEATHER,
        UNREST,
        VULNERABILITY,
        /** Monitoring says so: something is already wrong. */
        ALERT
    }

    public ExternalEvent {
        Require.text(id, "event id", 200);
        Require.text(feed, "feed", 128);
        Require.present(type, "type");
        Require.between(severity, 0, 1, "severity");
        Require.present(from, "from");
        Require.present(until, "until");
        Require.text(headline, "headline", 500);
        Require.present(components, "components");
        Require.present(sites, "sites");
        Require.present(software, "software");
        Require.present(area, "area");
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "until must be after from, was %s and %s".formatted(until, from));
        }
        if (components.isEmpty() && sites.isEmpty() && software.isEmpty() && area.isEmpty()) {
            throw new IllegalArgumentException(
                    "event %s touches nothing: name components, sites, software, or an area"
                            .formatted(id));
        }
        components = Collections.unmodifiableSet(new TreeSet<>(components));
        sites = Collections.unmodifiableSet(new TreeSet<>(sites));
        software = Collections.unmodifiableSet(new TreeSet<>(software));
    }

    public boolean isValidAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /**
     * @param site the site of {@code component}
     */
    public boolean touches(Component component, Site site) {
        return components.contains(component.id())
                || sites.contains(component.site())
                || component.inventory().stream().anyMatch(software::contains)
                || area.map(circle -> circle.covers(site)).orElse(false);
    }
}
