package forestall.cycle;

import forestall.db.Migrations;
import forestall.decide.Allocations;
import forestall.decide.Catalogue;
import forestall.decide.DecisionLog;
import forestall.decide.History;
import forestall.decide.Maintenance;
import forestall.decide.ServiceClock;
import forestall.decide.SimulatedFaults;
import forestall.decide.TelemetryInbox;
import forestall.failover.Providers;
import forestall.feed.Inbox;
import forestall.feed.PredictorKeeper;
import forestall.intake.Mappings;
import forestall.predict.PredictorSettings;
import forestall.provider.simulated.SimulatedFaultStore;
import forestall.provider.simulated.SimulatedRegion;
import forestall.store.Database;
import forestall.store.Housekeeping;
import forestall.store.StoredAllocations;
import forestall.store.StoredCatalogue;
import forestall.store.StoredDecisions;
import forestall.store.StoredFeeds;
import forestall.store.StoredHistory;
import forestall.store.StoredMaintenance;
import forestall.store.StoredMappings;
import forestall.store.StoredModels;
import forestall.store.StoredRuns;
import forestall.store.StoredTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;

/**
 * Builds the core and hands it to those who ask. The only place that knows who is behind a port.
 */
@ApplicationScoped
public class Wiring {
    private static final Logger LOG = Logger.getLogger(Wiring.class.getName());

    @Produces
    @Singleton
    Settings settings() {
        return Settings.from(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    Jdbi jdbi(ServiceDatabase database) {
        DataSource source = database.source();
        int taken = Migrations.migrate(source);
        LOG.info("The tables are up to date; %d migrations were taken".formatted(taken));
        return Database.jdbi(source);
    }

    @Produces
    @Singleton
    ServiceClock clock(Settings settings, Instance<MinuteCycle> cycle) {
        return settings.dataClock()
                ? new DataClock(settings.cycle(), minute -> cycle.get().run(minute))
                : new MachineClock();
    }

    @Produces
    @Singleton
    @Typed(Catalogue.class)
    Catalogue catalogue(Jdbi jdbi) {
        return new StoredCatalogue(jdbi);
    }

    @Produces
    @Singleton
    @Typed({DecisionLog.class, StoredDecisions.class})
    StoredDecisions decisions(Jdbi jdbi) {
        return new StoredDecisions(jdbi);
    }

    @Produces
    @Singleton
    @Typed(Maintenance.class)
    Maintenance maintenance(Jdbi jdbi) {
        return new StoredMaintenance(jdbi);
    }

    @Produces
    @Singleton
    @Typed(History.class)
    History history(Jdbi jdbi) {
        return new StoredHistory(jdbi);
    }

    @Produces
    @Singleton
    @Typed({Allocations.class, StoredAllocations.class})
    StoredAllocations allocations(Jdbi jdbi) {
        return new StoredAllocations(jdbi);
    }

    @Produces
    @Singleton
    @Typed(StoredRuns.class)
    StoredRuns runs(Jdbi jdbi, ServiceClock clock) {
        return new StoredRuns(jdbi, clock);
    }

    @Produces
    @Singleton
    StoredTelemetry telemetry(Jdbi jdbi) {
        return new StoredTelemetry(jdbi);
    }

    @Produces
    @Singleton
    @Typed(Mappings.class)
    Mappings mappings(Jdbi jdbi) {
        return new StoredMappings(jdbi);
    }

    @Produces
    @Singleton
    StoredFeeds feeds(Jdbi jdbi) {
        return new StoredFeeds(jdbi);
    }

    @Produces
    @Singleton
    @Typed(TelemetryInbox.class)
    TelemetryInbox inbox(
            StoredTelemetry store, Catalogue catalogue, ServiceClock clock, Settings settings) {
        return new Inbox(store, catalogue, clock, settings.keepTelemetry(), settings.mostWaiting());
    }

    @Produces
    @Singleton
    PredictorKeeper predictor(StoredTelemetry store, Catalogue catalogue, StoredModels models) {
        return new PredictorKeeper(store, catalogue, PredictorSettings.defaults(), models::current);
    }

    @Produces
    @Singleton
    Housekeeping housekeeping(Jdbi jdbi) {
        return new Housekeeping(jdbi);
    }

    @Produces
    @Singleton
    @Typed({SimulatedFaults.class, SimulatedFaultStore.class})
    SimulatedFaultStore faults(Jdbi jdbi) {
        return new SimulatedFaultStore(jdbi);
    }

    @Produces
    @Singleton
    Providers providers(
            Jdbi jdbi, SimulatedFaultStore faults, Settings settings, ServiceClock clock) {
        return new SimulatedRegion(jdbi, faults, settings.latency(), clock::now).providers();
    }
}
