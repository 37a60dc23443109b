package forestall.cycle;

import forestall.decide.ServiceStatus;
import forestall.feed.PredictorKeeper;
import forestall.model.AnomalyScore;
import forestall.model.Outlook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers how the last cycle went. */
@ApplicationScoped
public class CycleStatus implements ServiceStatus {
    @Inject Settings settings;
    @Inject PredictorKeeper predictor;

    private final Instant started = Instant.now();
    private volatile Cycle last;

    /** When the service started, by the machine's clock. */
    Instant started() {
        return started;
    }

    void ended(Instant minute, Duration took, boolean failed, String words) {
        last = new Cycle(minute, took, failed, words);
    }

    @Override
    public Optional<Cycle> lastCycle() {
        return Optional.ofNullable(last);
    }

    @Override
    public Duration interval() {
        return settings.cycle();
    }

    @Override
    public boolean acts() {
        return settings.act();
    }

    @Override
    public List<Outlook> outlooks() {
        return predictor.outlooks();
    }

    @Override
    public List<AnomalyScore> anomalies() {
        return predictor.anomalies();
    }
}
