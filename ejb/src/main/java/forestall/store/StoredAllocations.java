package forestall.store;

import forestall.decide.Allocations;
import forestall.model.Allocation;
import forestall.model.ComponentId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What stands by, in PostgreSQL. Thread-safe. */
public final class StoredAllocations implements Allocations {
    private final Jdbi jdbi;

    public StoredAllocations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Allocation> current() {
        return jdbi.withExtension(AllocationDao.class, AllocationDao::all).stream()
                .map(AllocationDao.Row::allocation)
                .toList();
    }

    @Override
    public List<Act> acts(int limit) {
        return jdbi.withExtension(AllocationDao.class, dao -> dao.acts(limit));
    }

    @Override
    public Tally tally() {
        return jdbi.withExtension(AllocationDao.class, AllocationDao::tally);
    }

    /** Writes down what a provider confirmed, together with the act that led to it. */
    public void provisioned(Allocation allocation, Act act) {
        jdbi.useTransaction(
                handle -> {
                    AllocationDao dao = handle.attach(AllocationDao.class);
                    dao.put(AllocationDao.Row.of(allocation), act.at());
                    dao.addAct(act);
                });
    }

    /** Writes down that a provider gave everything back. */
    public void released(ComponentId component, Act act) {
        jdbi.useTransaction(
                handle -> {
                    AllocationDao dao = handle.attach(AllocationDao.class);
                    dao.remove(component);
                    dao.addAct(act);
                });
    }

    /** Writes down what a provider did not do. */
    public void failed(Act act) {
        jdbi.useExtension(AllocationDao.class, dao -> dao.addAct(act));
    }

    /** Writes down what a failover left in the failover region. */
    public void became(Allocation allocation, Instant since) {
        jdbi.useExtension(
                AllocationDao.class, dao -> dao.put(AllocationDao.Row.of(allocation), since));
    }
}
