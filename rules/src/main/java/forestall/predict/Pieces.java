package forestall.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The evidence about one component, piece by piece. Within a family it adds up as strongest +
 * second strongest × d + third × d² …: signals of one component move together, so the tenth says
 * less than the first.
 */
final class Pieces {
    /** More than any evidence in earnest: a saved state that was tampered with may hold more. */
    private static final double MOST = 1e6;

    /** One piece; {@code evidence} by horizon. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(Family family, String signal, double[] evidence, Supplier<String> words) {}

    /** A piece as it counts for one horizon. */
    record Counted(Family family, String signal, double evidence, Supplier<String> words) {}

    private final double diminishing;
    private final List<Piece> all = new ArrayList<>();

    Pieces(double diminishing) {
        this.diminishing = diminishing;
    }

    /**
     * @param evidence log-odds, 0 or more; the same for every horizon
     */
    void add(Family family, String signal, double evidence, Supplier<String> words) {
        if (evidence > 0) {
            all.add(new Piece(family, signal, new double[] {evidence, evidence, evidence}, words));
        }
    }

    /**
     * @param evidence log-odds, 0 or more, by horizon
     */
    void add(
            Family family,
            String signal,
            ToDoubleFunction<Horizon> evidence,
            Supplier<String> words) {
        var byHorizon = new double[Horizon.values().length];
        double most = 0;
        for (Horizon horizon : Horizon.values()) {
            byHorizon[horizon.place()] = evidence.applyAsDouble(horizon);
            most = Math.max(most, byHorizon[horizon.place()]);
        }
        if (most > 0) {
            all.add(new Piece(family, signal, byHorizon, words));
        }
    }

    /** Each piece at what it is worth beside the stronger ones of its family. */
    List<Counted> countedFor(Horizon horizon) {
        List<Piece> sorted = new ArrayList<>(all);
        sorted.sort(
                Comparator.comparing(Piece::family)
                        .thenComparing(
                                Comparator.comparingDouble(
                                                (Piece each) -> each.evidence[horizon.place()])
                                        .reversed())
                        .thenComparing(Piece::signal));
        List<Counted> counted = new ArrayList<>();
        double share = 1;
        Family family = null;
        for (Piece each : sorted) {
            share = each.family == family ? share * diminishing : 1;
            family = each.family;
            double worth = each.evidence[horizon.place()] * share;
            if (worth > 0) {
                counted.add(new Counted(each.family, each.signal, worth, each.words));
            }
        }
        return counted;
    }

    /** For each horizon, for each family: the sum, finite. */
    float[][] sums() {
        var sums = new float[Horizon.values().length][Family.COUNT];
        for (Horizon horizon : Horizon.values()) {
            var exact = new double[Family.COUNT];
            countedFor(horizon).forEach(each -> exact[each.family.place()] += each.evidence);
            for (int family = 0; family < Family.COUNT; family++) {
                sums[horizon.place()][family] = (float) Math.min(MOST, exact[family]);
            }
        }
        return sums;
    }
}
