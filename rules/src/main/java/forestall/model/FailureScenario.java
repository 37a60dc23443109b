package forestall.model;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Components of the primary region that may fail together: those of a zone, of a rack, of the whole
 * region. Standby for failures that cannot happen together may share room.
 *
 * @param name for people, 1 to 128 characters
 * @param sites whose components fail
 * @param zones of the primary region whose components fail
 * @param labels whose bearers fail, such as {@code rack-12}
 */
public record FailureScenario(
        String name, Set<SiteId> sites, Set<String> zones, Set<String> labels) {

    public FailureScenario {
        Require.text(name, "scenario", 128);
        sites = ordered(Require.present(sites, "sites"));
        zones = ordered(Require.present(zones, "zones"));
        labels = ordered(Require.present(labels, "labels"));
        zones.forEach(each -> Require.text(each, "zone", 128));
        labels.forEach(each -> Require.id(each, "label"));
        if (sites.isEmpty() && zones.isEmpty() && labels.isEmpty()) {
            throw new IllegalArgumentException(
                    "scenario %s names no site, zone, or label".formatted(name));
        }
    }

    private static <T> Set<T> ordered(Set<T> some) {
        return Collections.unmodifiableSet(new TreeSet<>(some));
    }

    /** True when the component fails in it. */
    public boolean takes(Component component) {
        return sites.contains(component.site())
                || zones.contains(component.zone())
                || component.labels().stream().anyMatch(labels::contains);
    }
}
