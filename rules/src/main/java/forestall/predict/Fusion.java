package forestall.predict;

import forestall.learn.Logistic;
import forestall.model.ComponentId;
import forestall.model.FailureProbability;
import forestall.model.FailureProbability.Driver;
import forestall.model.Outlook;
import forestall.predict.Pieces.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From evidence to what is foreseen, by a model. */
final class Fusion {
    private static final double USUAL_ONSET = 0.05;
    private static final double MOST_OF_ONSET = 4; // it was learned from two applications alone

    private record Weighed(Counted piece, double added) {}

    private static final Comparator<Weighed> STRONGEST_FIRST =
            Comparator.comparingDouble(Weighed::added)
                    .reversed()
                    .thenComparing(each -> each.piece().family())
                    .thenComparing(each -> each.piece().signal());

    private Fusion() {}

    static Outlook outlook(
            ComponentId component,
            Snapshot snapshot,
            Pieces pieces,
            FusionModel model,
            PredictorSettings.Evidence settings) {
        List<FailureProbability> probabilities = new ArrayList<>();
        double nearer = 0;
        boolean more = false;
        for (Horizon horizon : Horizon.values()) {
            double probability =
                    model.line(horizon).probability(snapshot.evidence()[horizon.place()]);
            nearer = Math.max(nearer, probability);
            List<Driver> drivers = drivers(horizon, pieces, model, settings);
            more |= !drivers.isEmpty();
            probabilities.add(
                    new FailureProbability(
                            component, snapshot.at(), horizon.within(), nearer, drivers));
        }
        return new Outlook(
                component,
                snapshot.at(),
                probabilities,
                more ? leadTime(probabilities) : Optional.empty());
    }

    private static List<Driver> drivers(
            Horizon horizon,
            Pieces pieces,
            FusionModel model,
            PredictorSettings.Evidence settings) {
        List<Driver> drivers = new ArrayList<>();
        pieces.countedFor(horizon).stream()
                .map(
                        each ->
                                new Weighed(
                                        each, model.added(horizon, each.family(), each.evidence())))
                .filter(each -> each.added() >= settings.leastShown())
                .sorted(STRONGEST_FIRST)
                .limit(settings.drivers())
                .forEach(
                        each ->
                                drivers.add(
                                        new Driver(
                                                each.piece().signal(),
                                                each.added(),
                                                Words.cut(each.piece().words().get()))));
        return drivers;
    }

    /**
     * When half of the failures within the longest horizon have come, at an even hazard between.
     */
    private static Optional<Duration> leadTime(List<FailureProbability> probabilities) {
        double all = probabilities.get(probabilities.size() - 1).probability();
        double wanted = -StrictMath.log1p(-all / 2);
        double sum = 0; // of the hazard, up to the horizon before
        double from = 0;
        for (FailureProbability each : probabilities) {
            double until = each.horizon().toSeconds();
            double hazard = -StrictMath.log1p(-Math.min(each.probability(), 1 - 1e-15));
            if (hazard >= wanted) {
                double seconds = from + (wanted - sum) / (hazard - sum) * (until - from);
                return Optional.of(Duration.ofSeconds(Math.max(60, Math.round(seconds))));
            }
            sum = hazard;
            from = until;
        }
        return Optional.empty(); // nothing is foreseen at all
    }

    /** Log-odds of being the place where a fault has begun, above what is said on any minute. */
    static double ofOnset(double probability) {
        if (!(probability > 0)) {
            return 0;
        }
        double bounded = Math.max(1e-9, Math.min(1 - 1e-9, probability));
        double above = Logistic.logOdds(bounded) - Logistic.logOdds(USUAL_ONSET);
        return Math.max(0, Math.min(MOST_OF_ONSET, above));
    }
}
