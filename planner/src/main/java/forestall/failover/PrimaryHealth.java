package forestall.failover;

import forestall.model.ComponentId;

/** Tells whether a component works in the primary region. */
public interface PrimaryHealth {

    /**
     * {@code Done} when it works, {@code Refused} when it is down, {@code Later} when nobody knows.
     */
    Outcome check(ComponentId component);
}
