package forestall.failover;

import forestall.model.ComponentId;

/** What a provider of something that holds data can do besides. */
public interface HoldsData extends Standby {

    /** Waits until the standby has all that the primary wrote before it was fenced. */
    Outcome finaliseSync(ActionKey key, ComponentId component);
}
