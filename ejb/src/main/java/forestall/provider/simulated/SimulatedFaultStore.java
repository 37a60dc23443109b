package forestall.provider.simulated;

import forestall.decide.SimulatedFaults;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.ComponentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Faults of the simulated regions, in the database. Thread-safe. */
public final class SimulatedFaultStore implements SimulatedFaults {
    private final Jdbi jdbi;

    public SimulatedFaultStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Fault inject(Type type, Optional<ComponentId> component) {
        Fault fault = new Fault(UUID.randomUUID(), type, component);
        jdbi.useTransaction(
                handle -> {
                    RegionDao dao = handle.attach(RegionDao.class);
                    if (component.isPresent() && dao.demand(component.get()).isEmpty()) {
                        throw new Unacceptable(
                                Code.UNKNOWN_COMPONENT,
                                "component %s is unknown".formatted(component.get()));
                    }
                    dao.addFault(fault);
                });
        return fault;
    }

    @Override
    public List<Fault> active() {
        return jdbi.withExtension(RegionDao.class, RegionDao::faults);
    }

    @Override
    public void mend(UUID id) {
        if (jdbi.withExtension(RegionDao.class, dao -> dao.removeFault(id)) == 0) {
            throw new Unacceptable(Code.UNKNOWN_FAULT, "there is no fault %s".formatted(id));
        }
    }

    /** Whether the component has such a fault now. */
    boolean has(Type type, ComponentId component) {
        return active().stream()
                .anyMatch(
                        each ->
                                each.type() == type
                                        && each.component().map(component::equals).orElse(true));
    }
}
