package forestall.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A time in which people work on components on purpose, as announced.
 *
 * @param id names the window
 * @param from inclusive
 * @param until exclusive; after {@code from}
 * @param reason for people, 1 to 500 characters
 * @param components on which; at least one
 */
public record MaintenanceWindow(
        String id, Instant from, Instant until, String reason, Set<ComponentId> components) {

    public MaintenanceWindow {
        Require.text(id, "maintenance id", 128);
        Require.present(from, "from");
        Require.present(until, "until");
        Require.text(reason, "reason", 500);
        Require.present(components, "components");
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "until must be after from, was %s and %s".formatted(until, from));
        }
        if (components.isEmpty()) {
            throw new IllegalArgumentException("maintenance %s names no component".formatted(id));
        }
        components = Collections.unmodifiableSet(new TreeSet<>(components));
    }

    public boolean isUnderWay(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
