package forestall.feed;

import forestall.decide.Catalogue;
import forestall.model.Component;
import forestall.model.FailureProbability;
import forestall.model.Site;
import forestall.predict.Prediction;
import forestall.predict.Predictor;
import forestall.predict.PredictorSettings;
import forestall.store.PredictorState;
import forestall.store.StoredTelemetry;
import forestall.store.StoredTelemetry.Arrived;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Owns the one predictor. A minute is folded on a copy first, so that a minute whose decision
 * cannot be stored leaves no trace and is folded again with the next. Not thread-safe: the cycle
 * calls it alone.
 */
public final class PredictorKeeper {
    private static final Logger LOG = Logger.getLogger(PredictorKeeper.class.getName());

    private final StoredTelemetry telemetry;
    private final Catalogue catalogue;
    private final PredictorSettings settings;
    private PredictorState kept;
    private volatile List<FailureProbability> latest = List.of();

    public PredictorKeeper(
            StoredTelemetry telemetry, Catalogue catalogue, PredictorSettings settings) {
        this.telemetry = telemetry;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /**
     * What one minute came to.
     *
     * @param prediction scores and probabilities
     * @param state to be stored with the decision, then handed to {@link #keep}
     */
    public record Folded(Prediction prediction, PredictorState state) {}

    /** Folds what arrived since the state that was last kept. */
    public Folded fold(Instant minute) {
        if (kept == null) {
            kept = telemetry.predictor().orElseGet(() -> fresh(0));
        }
        Predictor predictor = restored();
        List<Component> components = catalogue.components();
        List<Site> sites = catalogue.sites();
        long newest = telemetry.newest();
        Arrived arrived;
        Prediction prediction;
        long folded = kept.folded();
        do {
            arrived = telemetry.after(folded, newest);
            prediction = predictor.advance(minute, arrived.telemetry(), components, sites);
            folded = arrived.last();
        } while (folded < newest);
        return new Folded(prediction, new PredictorState(folded, minute, predictor.save()));
    }

    /** Says that the minute is stored. */
    public void keep(Folded folded) {
        kept = folded.state();
        latest = folded.prediction().probabilities();
    }

    /** What was predicted last; empty before the first minute. */
    public List<FailureProbability> latest() {
        return latest;
    }

    private PredictorState fresh(long folded) {
        return new PredictorState(folded, Instant.EPOCH, new Predictor(settings).save());
    }

    // A state that cannot be read (an older version's) is no reason to stop protecting anything.
    private Predictor restored() {
        try {
            return Predictor.restore(kept.state(), settings);
        } catch (IllegalArgumentException unreadable) {
            LOG.log(
                    Level.WARNING,
                    "The predictor''s state cannot be read ({0}); it learns anew from stored telemetry",
                    unreadable.getMessage());
            kept = fresh(0);
            return new Predictor(settings);
        }
    }
}
