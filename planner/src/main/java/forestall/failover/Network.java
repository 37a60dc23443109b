package forestall.failover;

import forestall.model.ComponentId;

/** Networks and load balancers. */
public interface Network extends Standby {

    /** Sends the component's traffic to the failover region. */
    Outcome redirect(ActionKey key, ComponentId component);
}
