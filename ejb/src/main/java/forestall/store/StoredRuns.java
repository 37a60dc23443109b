package forestall.store;

import forestall.decide.ServiceClock;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.failover.FailoverSteps;
import forestall.failover.Transitions;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.Action;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import forestall.store.FailoverDao.FailedOver;
import forestall.store.FailoverDao.RunRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Failover runs in PostgreSQL. Every change of a run is one transaction that holds its row.
 * Thread-safe.
 */
public final class StoredRuns {
    private final Jdbi jdbi;
    private final ServiceClock clock;

    public StoredRuns(Jdbi jdbi, ServiceClock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** See {@link forestall.decide.FailoverRuns#request}. */
    public FailoverRun request(
            FailoverRun.Trigger trigger,
            Collection<ComponentId> components,
            String reason,
            boolean approved) {
        return jdbi.inTransaction(
                handle -> {
                    CatalogueDao catalogueDao = handle.attach(CatalogueDao.class);
                    catalogueDao.lock();
                    FailoverDao dao = handle.attach(FailoverDao.class);
                    dao.lock();
                    Set<ComponentId> asked = new TreeSet<>(components);
                    List<Component> catalogue = StoredCatalogue.components(catalogueDao);
                    Set<ComponentId> busy = busy(dao);
                    refuseOverlap(asked, FailoverSteps.scope(asked, catalogue), busy, dao);
                    List<Step> steps = FailoverSteps.plan(asked, catalogue, busy);
                    FailoverRun run =
                            new FailoverRun(
                                    UUID.randomUUID(),
                                    trigger,
                                    reason,
                                    approved ? State.RUNNING : State.AWAITING_APPROVAL,
                                    steps,
                                    now(),
                                    Optional.empty());
                    dao.add(RunRow.of(run), asked);
                    dao.addSteps(run.id(), steps);
                    return run;
                });
    }

    // What acts, is stuck, or has failed over. A dependant among it is on its way, or there
    // already.
    private static Set<ComponentId> busy(FailoverDao dao) {
        Set<ComponentId> busy = new TreeSet<>(dao.acting());
        dao.failedOver().forEach(each -> busy.add(each.component()));
        return busy;
    }

    private static void refuseOverlap(
            Set<ComponentId> asked,
            List<ComponentId> scope,
            Set<ComponentId> busy,
            FailoverDao dao) {
        Set<ComponentId> acting = dao.acting();
        Set<ComponentId> waiting = new TreeSet<>(dao.moving());
        waiting.removeAll(acting);
        for (ComponentId id : scope) {
            if (waiting.contains(id)) {
                throw new Unacceptable(
                        Code.RUN_OVERLAPS,
                        "a run that waits for approval moves component %s; approve or abort it first"
                                .formatted(id));
            }
            if (asked.contains(id) && busy.contains(id)) {
                throw new Unacceptable(
                        Code.RUN_OVERLAPS,
                        acting.contains(id)
                                ? "another run moves component %s".formatted(id)
                                : "component %s has failed over".formatted(id));
            }
        }
    }

    /** See {@link forestall.decide.FailoverRuns#approve}. */
    public FailoverRun approve(UUID id) {
        return fromState(id, State.AWAITING_APPROVAL, Transitions::resume);
    }

    /** See {@link forestall.decide.FailoverRuns#retry}. */
    public FailoverRun retry(UUID id) {
        return fromState(id, State.STUCK, Transitions::resume);
    }

    /** See {@link forestall.decide.FailoverRuns#abort}. */
    public FailoverRun abort(UUID id) {
        return change(
                id,
                run -> {
                    if (run.state().isEnded()) {
                        throw new Unacceptable(
                                Code.RUN_STATE, "run %s is %s".formatted(id, run.state()));
                    }
                    return Transitions.abort(run, now());
                });
    }

    private FailoverRun fromState(UUID id, State expected, UnaryOperator<FailoverRun> change) {
        return change(
                id,
                run -> {
                    if (run.state() != expected) {
                        throw new Unacceptable(
                                Code.RUN_STATE,
                                "run %s is %s, not %s".formatted(id, run.state(), expected));
                    }
                    return change.apply(run);
                });
    }

    /**
     * Reads, changes, and writes a run in one transaction. A component whose promotion is now done
     * runs in the failover region from then on; where that was only foreseen to be needed, nobody
     * will know whether it would have failed, which is noted for those who learn.
     *
     * @throws Unacceptable when there is no such run
     */
    public FailoverRun change(UUID id, UnaryOperator<FailoverRun> change) {
        return jdbi.inTransaction(
                handle -> {
                    FailoverDao dao = handle.attach(FailoverDao.class);
                    FailoverRun before =
                            dao.lockRun(id)
                                    .map(row -> row.with(dao.steps(id)))
                                    .orElseThrow(() -> unknown(id));
                    FailoverRun after = change.apply(before);
                    dao.put(RunRow.of(after));
                    for (Step step : after.steps()) {
                        Step old = before.steps().get(step.number());
                        if (!step.equals(old)) {
                            dao.putStep(id, step, now());
                            noteFailedOver(handle, after, step);
                        }
                    }
                    return after;
                });
    }

    private void noteFailedOver(Handle handle, FailoverRun run, Step step) {
        boolean promoted = step.action() == Action.PROMOTE || step.action() == Action.START;
        if (promoted && step.state() == StepState.DONE) {
            handle.attach(FailoverDao.class)
                    .addFailedOver(new FailedOver(step.component(), run.id(), now()));
            if (run.trigger() == FailoverRun.Trigger.PREDICTED) {
                StoredFailures.averted(handle, step.component(), run.id(), now(), run.reason());
            }
        }
    }

    public Optional<FailoverRun> byId(UUID id) {
        return jdbi.inTransaction(
                handle -> {
                    FailoverDao dao = handle.attach(FailoverDao.class);
                    return dao.byId(id).map(row -> row.with(dao.steps(id)));
                });
    }

    /** Newest first. */
    public List<FailoverRun> newest(int limit) {
        return jdbi.inTransaction(
                handle -> {
                    FailoverDao dao = handle.attach(FailoverDao.class);
                    return dao.newest(limit).stream()
                            .map(row -> row.with(dao.steps(row.id())))
                            .toList();
                });
    }

    /** Runs that have steps to take, oldest first. */
    public List<UUID> running() {
        return jdbi.withExtension(FailoverDao.class, FailoverDao::running);
    }

    /** Runs that wait for approval, oldest first. */
    public List<FailoverRun> waiting() {
        return jdbi.inTransaction(
                handle -> {
                    FailoverDao dao = handle.attach(FailoverDao.class);
                    return dao.waiting().stream()
                            .map(row -> row.with(dao.steps(row.id())))
                            .toList();
                });
    }

    /**
     * Components of runs that act or are stuck, and components that have failed over: nobody else
     * may touch their standby. A run that waits for approval leaves its components at risk, and
     * protected.
     */
    public Set<ComponentId> pinned() {
        return jdbi.inTransaction(handle -> busy(handle.attach(FailoverDao.class)));
    }

    /** Components that run in the failover region, and since when. */
    public Map<ComponentId, Instant> failedOver() {
        Map<ComponentId, Instant> since = new TreeMap<>();
        jdbi.withExtension(FailoverDao.class, FailoverDao::failedOver)
                .forEach(each -> since.put(each.component(), each.since()));
        return since;
    }

    /** Forgets that the component failed over; the failure that it fled from has ended. */
    public void returned(ComponentId component) {
        jdbi.useTransaction(
                handle -> {
                    if (handle.attach(FailoverDao.class).removeFailedOver(component) == 0) {
                        throw new Unacceptable(
                                Code.RUN_STATE,
                                "component %s has not failed over".formatted(component));
                    }
                    StoredFailures.end(handle, component, now());
                });
    }

    // PostgreSQL keeps microseconds; what is read back must equal what was written.
    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static Unacceptable unknown(UUID id) {
        return new Unacceptable(Code.UNKNOWN_RUN, "there is no run %s".formatted(id));
    }
}
