package forestall.feed;

import forestall.decide.Catalogue;
import forestall.model.AnomalyScore;
import forestall.model.Component;
import forestall.model.Outlook;
import forestall.model.Site;
import forestall.predict.FusionModel;
import forestall.predict.Prediction;
import forestall.predict.Predictor;
import forestall.predict.PredictorSettings;
import forestall.store.PredictorState;
import forestall.store.StoredTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Owns the one predictor. A minute whose decision cannot be stored leaves no trace: the predictor
 * goes on from the state that was stored last, and folds the minute again with the next. Not
 * thread-safe: the cycle calls it alone.
 */
public final class PredictorKeeper {
    private static final Logger LOG = Logger.getLogger(PredictorKeeper.class.getName());

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6); // that is caught up with

    private final StoredTelemetry telemetry;
    private final Catalogue catalogue;
    private final PredictorSettings settings;
    private final Supplier<FusionModel> model;
    private Optional<Live> live = Optional.empty(); // as is stored; gone while a minute is open
    private volatile List<Outlook> outlooks = List.of();
    private volatile List<AnomalyScore> anomalies = List.of();

    private record Live(Predictor predictor, long folded, Optional<Instant> through) {}

    /**
     * @param model asked each minute for the model in force
     */
    public PredictorKeeper(
            StoredTelemetry telemetry,
            Catalogue catalogue,
            PredictorSettings settings,
            Supplier<FusionModel> model) {
        this.telemetry = telemetry;
        this.catalogue = catalogue;
        this.settings = settings;
        this.model = model;
    }

    /** What one minute came to. */
    public static final class Folded {
        private final Prediction prediction;
        private final PredictorState state;
        private final Predictor predictor;

        private Folded(Prediction prediction, PredictorState state, Predictor predictor) {
            this.prediction = prediction;
            this.state = state;
            this.predictor = predictor;
        }

        /** Scores and probabilities. */
        public Prediction prediction() {
            return prediction;
        }

        /** To be stored with the decision, before {@link #keep}. */
        public PredictorState state() {
            return state;
        }
    }

    /**
     * Folds what arrived since the state that was last stored. Minutes in which nobody asked, as
     * while the service was down, are folded one by one.
     */
    public Folded fold(Instant minute) {
        Live from = live.orElseGet(this::stored);
        live = Optional.empty();
        Predictor predictor = from.predictor();
        List<Component> components = catalogue.components();
        List<Site> sites = catalogue.sites();
        FusionModel inForce = model.get();
        var arrivals = new Arrivals(telemetry, from.folded());
        for (Instant to = firstMissed(from, minute); to.isBefore(minute); to = to.plus(MINUTE)) {
            predictor.advance(to, arrivals.until(to), components, sites, inForce);
        }
        Prediction prediction;
        do {
            prediction = predictor.advance(minute, arrivals.next(), components, sites, inForce);
        } while (arrivals.hasMore());
        var state = new PredictorState(arrivals.folded(), minute, predictor.save());
        return new Folded(prediction, state, predictor);
    }

    private Instant firstMissed(Live from, Instant minute) {
        Instant through =
                from.through()
                        .or(() -> telemetry.oldestSample(minute.minus(LONGEST)))
                        .orElse(minute);
        Instant next = through.plus(MINUTE).truncatedTo(ChronoUnit.MINUTES);
        if (next.isBefore(minute.minus(LONGEST))) {
            next = minute.minus(LONGEST).truncatedTo(ChronoUnit.MINUTES);
        }
        if (next.isBefore(minute)) {
            LOG.info("Minutes from %s to %s are caught up with".formatted(next, minute));
        }
        return next;
    }

    /** Says that the minute is stored. */
    public void keep(Folded folded) {
        live =
                Optional.of(
                        new Live(
                                folded.predictor,
                                folded.state.folded(),
                                Optional.of(folded.state.through())));
        outlooks = folded.prediction.outlooks();
        anomalies = folded.prediction.anomalies();
    }

    /** What was foreseen last; empty before the first minute. */
    public List<Outlook> outlooks() {
        return outlooks;
    }

    /** The newest score of each signal; empty before the first minute. */
    public List<AnomalyScore> anomalies() {
        return anomalies;
    }

    // A state that cannot be read (an older version's) is no reason to stop protecting anything.
    private Live stored() {
        Optional<PredictorState> state = telemetry.predictor();
        if (state.isEmpty()) {
            return new Live(new Predictor(settings), 0, Optional.empty());
        }
        try {
            Predictor restored = Predictor.restore(state.get().state(), settings);
            LOG.info(
                    "The predictor goes on from %s; what came after arrival %d is folded again"
                            .formatted(state.get().through(), state.get().folded()));
            return new Live(restored, state.get().folded(), Optional.of(state.get().through()));
        } catch (IllegalArgumentException unreadable) {
            LOG.log(
                    Level.WARNING,
                    "The predictor''s state cannot be read ({0}); it learns anew from stored telemetry",
                    unreadable.getMessage());
            return new Live(new Predictor(settings), 0, Optional.empty());
        }
    }
}
