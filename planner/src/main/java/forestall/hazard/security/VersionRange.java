package forestall.hazard.security;

import java.util.Optional;

/**
 * Versions from one to another, by the order of {@link Versions}.
 *
 * @param from the lower end; empty when there is none
 * @param fromIncluded whether the lower end belongs to it
 * @param to the upper end; empty when there is none
 * @param toIncluded whether the upper end belongs to it
 */
public record VersionRange(
        Optional<String> from, boolean fromIncluded, Optional<String> to, boolean toIncluded) {
    /** All versions. */
    public static final VersionRange ALL =
            new VersionRange(Optional.empty(), true, Optional.empty(), true);

    public boolean contains(String version) {
        if (from.isPresent()) {
            int above = Versions.compare(version, from.get());
            if (above < 0 || (above == 0 && !fromIncluded)) {
                return false;
            }
        }
        if (to.isPresent()) {
            int above = Versions.compare(version, to.get());
            return above < 0 || (above == 0 && toIncluded);
        }
        return true;
    }

    public boolean isAll() {
        return from.isEmpty() && to.isEmpty();
    }
}
