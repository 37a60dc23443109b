package forestall.model;

import java.util.Optional;

/**
 * A component that gets less standby than its risk calls for, because the pool is too small.
 *
 * @param component which
 * @param wanted tier that its risk calls for
 * @param placed tier it gets; empty when nothing could be placed at all
 * @param missing what the roomiest host lacks to hold it at the wanted tier; {@link Capacity#NONE}
 *     when replication bandwidth is what lacks
 * @param reason the same for people, 1 to 500 characters
 */
public record Shortfall(
        ComponentId component,
        Tier wanted,
        Optional<Tier> placed,
        Capacity missing,
        String reason) {

    public Shortfall {
        Require.present(component, "component");
        Require.present(wanted, "wanted");
        Require.present(placed, "placed");
        Require.present(missing, "missing");
        Require.text(reason, "reason", 500);
        if (placed.isPresent() && !wanted.isAbove(placed.get())) {
            throw new IllegalArgumentException(
                    "%s at %s is no shortfall from %s".formatted(component, placed.get(), wanted));
        }
    }
}
