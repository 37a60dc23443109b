package forestall.cycle;

import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static forestall.store.Examples.pool;

import forestall.failover.Providers;
import forestall.provider.simulated.SimulatedFaultStore;
import forestall.provider.simulated.SimulatedRegion;
import forestall.store.StandingClock;
import forestall.store.StoredAllocations;
import forestall.store.StoredCatalogue;
import forestall.store.StoredDecisions;
import forestall.store.StoredFailures;
import forestall.store.StoredMaintenance;
import forestall.store.StoredRuns;
import forestall.store.StoredTelemetry;
import forestall.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The shop in an empty database, and the beans that act on it, without a container. */
@SuppressWarnings("UnnecessaryAssignment") // no container injects here
final class Beans {
    final StandingClock clock = new StandingClock();
    final StoredCatalogue catalogue;
    final StoredAllocations allocations;
    final StoredDecisions decisions;
    final StoredRuns runs;
    final StoredFailures failures;
    final SimulatedFaultStore faults;
    final SimulatedRegion region;
    private final Jdbi jdbi;

    Beans(Jdbi jdbi) {
        TestDatabase.empty(jdbi);
        this.jdbi = jdbi;
        catalogue = new StoredCatalogue(jdbi);
        allocations = new StoredAllocations(jdbi);
        decisions = new StoredDecisions(jdbi);
        runs = new StoredRuns(jdbi, clock);
        failures = new StoredFailures(jdbi);
        faults = new SimulatedFaultStore(jdbi);
        region = new SimulatedRegion(jdbi, faults, Duration.ZERO, clock::now);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
        catalogue.putPool(pool());
    }

    /** As after a restart: it remembers nothing. */
    RunWorker worker(Providers providers) {
        var worker = new RunWorker();
        worker.catalogue = catalogue;
        worker.runs = runs;
        worker.allocations = allocations;
        worker.providers = providers;
        worker.clock = clock;
        return worker;
    }

    Reconciler reconciler(Providers providers) {
        var reconciler = new Reconciler();
        reconciler.catalogue = catalogue;
        reconciler.allocations = allocations;
        reconciler.runs = runs;
        reconciler.providers = providers;
        reconciler.clock = clock;
        return reconciler;
    }

    SituationReader situations() {
        var situations = new SituationReader();
        situations.catalogue = catalogue;
        situations.allocations = allocations;
        situations.decisions = decisions;
        situations.runs = runs;
        situations.telemetry = new StoredTelemetry(jdbi);
        situations.maintenance = new StoredMaintenance(jdbi);
        return situations;
    }

    FailureRecorder recorder() {
        var recorder = new FailureRecorder();
        recorder.failures = failures;
        return recorder;
    }

    FailoverDesk desk() {
        return desk(Settings.defaults());
    }

    FailoverDesk desk(Settings settings) {
        var desk = new FailoverDesk();
        desk.settings = settings;
        desk.runs = runs;
        return desk;
    }

    Failovers failovers(Providers providers) {
        var failovers = new Failovers();
        failovers.runs = runs;
        failovers.catalogue = catalogue;
        failovers.providers = providers;
        return failovers;
    }

    /** What the region carried out, in order: key, verb, component. */
    List<String> acts() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select key || ' ' || verb || ' ' || component
                                        from simulated_act order by number""")
                                .mapTo(String.class)
                                .list());
    }
}
