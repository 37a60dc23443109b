package forestall.predict;

import forestall.model.ComponentId;
import forestall.model.FailureProbability;
import forestall.model.FailureProbability.Driver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.math3.analysis.function.Logit;
import org.apache.commons.math3.analysis.function.Sigmoid;

/**
 * Adds the evidence about one component up: log-odds = prior + strongest + second strongest × d +
 * third × d² … Signals of one component move together, so the tenth says less than the first.
 */
final class Fusion {

    private record Piece(String signal, double logOdds, Supplier<String> words) {}

    private static final Comparator<Piece> STRONGEST_FIRST =
            Comparator.comparingDouble(Piece::logOdds).reversed().thenComparing(Piece::signal);

    private final PredictorSettings settings;
    private final List<Piece> pieces = new ArrayList<>();

    Fusion(PredictorSettings settings) {
        this.settings = settings;
    }

    /**
     * @param logOdds 0 or more
     */
    void add(String signal, double logOdds, Supplier<String> words) {
        if (logOdds > 0) {
            pieces.add(new Piece(signal, logOdds, words));
        }
    }

    FailureProbability probabilityOf(ComponentId component, Instant at) {
        pieces.sort(STRONGEST_FIRST);
        PredictorSettings.Evidence evidence = settings.evidence();
        List<Driver> drivers = new ArrayList<>();
        double sum = new Logit().value(settings.priorProbability());
        double share = 1;
        for (Piece piece : pieces) {
            double added = piece.logOdds() * share;
            sum += added;
            share *= evidence.diminishing();
            if (drivers.size() < evidence.drivers() && added >= evidence.leastShown()) {
                drivers.add(new Driver(piece.signal(), added, piece.words().get()));
            }
        }
        return new FailureProbability(
                component, at, settings.horizon(), new Sigmoid().value(sum), drivers);
    }
}
