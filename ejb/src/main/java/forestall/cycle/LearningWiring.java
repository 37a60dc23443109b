package forestall.cycle;

import forestall.decide.Catalogue;
import forestall.decide.Failures;
import forestall.decide.Outlooks;
import forestall.decide.ServiceClock;
import forestall.feed.FailureRecords;
import forestall.store.StoredFailures;
import forestall.store.StoredModels;
import forestall.store.StoredOutlooks;
import forestall.store.StoredSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;

/** Builds what learns from failures; the rest is in {@link Wiring}. */
@ApplicationScoped
public class LearningWiring {

    @Produces
    @Singleton
    RefitSettings settings() {
        return RefitSettings.from(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    StoredFailures failures(Jdbi jdbi) {
        return new StoredFailures(jdbi);
    }

    @Produces
    @Singleton
    @Typed(Failures.class)
    Failures records(StoredFailures store, Catalogue catalogue, ServiceClock clock) {
        return new FailureRecords(store, catalogue, clock);
    }

    @Produces
    @Singleton
    StoredSnapshots snapshots(Jdbi jdbi) {
        return new StoredSnapshots(jdbi);
    }

    @Produces
    @Singleton
    StoredModels models(Jdbi jdbi) {
        return new StoredModels(jdbi);
    }

    @Produces
    @Singleton
    @Typed({Outlooks.class, StoredOutlooks.class})
    StoredOutlooks outlooks(Jdbi jdbi) {
        return new StoredOutlooks(jdbi);
    }
}
