package forestall.failover;

import forestall.model.ComponentId;

/** DNS names. */
public interface Dns extends Standby {

    /** Points the component's name at the failover region. */
    Outcome update(ActionKey key, ComponentId component);
}
