package forestall.failover;

import forestall.model.Allocation;
import forestall.model.ComponentId;
import java.util.Optional;

/**
 * What every provider of the failover region can do for a component. Each call may block until the
 * provider answers or a deadline passes; none throws for what a provider may do wrong, and none
 * holds a transaction of the caller's.
 */
public interface Standby {

    /** Makes the standby what {@code wanted} says, wherever and however large it is now. */
    Outcome provision(ActionKey key, Allocation wanted);

    /** Gives back all that stands by for the component. */
    Outcome release(ActionKey key, ComponentId component);

    /** Cuts the primary off, so that it can no longer change anything. */
    Outcome fence(ActionKey key, ComponentId component);

    /** Brings the standby up to full capacity and into service. */
    Outcome promote(ActionKey key, ComponentId component);

    /** Takes what serves out of service again; it goes on standing by. */
    Outcome demote(ActionKey key, ComponentId component);

    /** What stands by for the component, or serves; empty when nothing does. Changes nothing. */
    Optional<Allocation> standing(ComponentId component);

    /** Asks whether the component works in the failover region; changes nothing. */
    Outcome checkHealth(ComponentId component);
}
