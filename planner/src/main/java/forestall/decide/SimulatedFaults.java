package forestall.decide;

import forestall.model.ComponentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Faults to inject into the simulated regions, to see what Forestall makes of them. */
public interface SimulatedFaults {

    /** What goes wrong while the fault is there. */
    enum Type {
        /** The component is down in the primary region. */
        PRIMARY_DOWN,
        /** Nobody can tell whether the component works in the primary region. */
        PRIMARY_SILENT,
        /** The failover region answers “busy, try again”. */
        BUSY,
        /** The failover region refuses. */
        REFUSES
    }

    /**
     * One fault.
     *
     * @param id the fault
     * @param type what goes wrong
     * @param component for whom; empty means for all
     */
    record Fault(UUID id, Type type, Optional<ComponentId> component) {}

    Fault inject(Type type, Optional<ComponentId> component);

    List<Fault> active();

    /**
     * @throws Unacceptable when there is no such fault
     */
    void mend(UUID id);
}
