package forestall.predict;

import forestall.learn.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one horizon is learned from: minutes whose end is known, in order of time.
 *
 * <p>Minutes of one horizon see the same future, so they are one case and not many: each counts as
 * its share of the horizon. A failure is then about one case, whichever the horizon, and weighs as
 * much as the horizons without one. As quiet minutes are kept by chance, one may come out heavier;
 * no failure counts as more than {@value #MOST_CASES_OF_A_FAILURE} cases, or than the heaviest
 * minute without one: where {@link Thinning} let minutes stand for many others, those before a
 * failure may, too.
 */
final class Cases {
    static final double MOST_CASES_OF_A_FAILURE = 3;

    private final Horizon horizon;
    private final List<Case> cases;

    /**
     * One minute.
     *
     * @param at which
     * @param evidence of this horizon
     * @param failure number of the failure that came, or {@link Fates#WORKED}
     * @param block stretch of time that what came belongs to; failures of one stretch may have one
     *     cause
     * @param weight how many cases it counts as
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(Instant at, float[] evidence, int failure, long block, double weight) {
        boolean failed() {
            return failure >= 0;
        }
    }

    private Cases(Horizon horizon, List<Case> cases) {
        this.horizon = horizon;
        this.cases = cases;
    }

    static Cases of(Horizon horizon, List<Kept> snapshots, Fates fates) {
        int place = List.of(Horizon.values()).indexOf(horizon);
        double overlap = horizon.within().toMinutes();
        Duration stretch = stretch(horizon);
        List<Case> cases = new ArrayList<>();
        List<Kept> inOrder = new ArrayList<>(snapshots);
        inOrder.sort(
                Comparator.comparing((Kept kept) -> kept.snapshot().at())
                        .thenComparing(kept -> kept.snapshot().component()));
        for (Kept kept : inOrder) {
            Snapshot snapshot = kept.snapshot();
            int fate = fates.after(snapshot.component(), snapshot.at(), horizon.within());
            if (fate != Fates.UNKNOWN) {
                Instant when = fate >= 0 ? fates.failure(fate).began() : snapshot.at();
                cases.add(
                        new Case(
                                snapshot.at(),
                                snapshot.evidence()[place],
                                fate,
                                Math.floorDiv(when.getEpochSecond(), stretch.toSeconds()),
                                kept.minutes() / overlap));
            }
        }
        return new Cases(horizon, cases).noFailureTooHeavy();
    }

    private static Duration stretch(Horizon horizon) {
        return horizon == Horizon.MONTH ? Duration.ofDays(7) : Duration.ofDays(1);
    }

    private Cases noFailureTooHeavy() {
        var weight = new double[failureNumbers()];
        for (Case each : cases) {
            if (each.failed()) {
                weight[each.failure] += each.weight;
            }
        }
        double most =
                cases.stream()
                        .filter(each -> !each.failed())
                        .mapToDouble(Case::weight)
                        .reduce(MOST_CASES_OF_A_FAILURE, Math::max);
        return new Cases(
                horizon,
                cases.stream()
                        .map(
                                each ->
                                        each.failed() && weight[each.failure] > most
                                                ? new Case(
                                                        each.at,
                                                        each.evidence,
                                                        each.failure,
                                                        each.block,
                                                        each.weight * most / weight[each.failure])
                                                : each)
                        .toList());
    }

    private int failureNumbers() {
        return cases.stream().mapToInt(Case::failure).max().orElse(-1) + 1;
    }

    List<Case> all() {
        return cases;
    }

    boolean isEmpty() {
        return cases.isEmpty();
    }

    /** How many different failures are among them. */
    int failures() {
        return (int) cases.stream().filter(Case::failed).mapToInt(Case::failure).distinct().count();
    }

    double weight() {
        return cases.stream().mapToDouble(Case::weight).sum();
    }

    /** The minute before which a share of the weight lies; there must be cases. */
    Instant at(double share) {
        double left = share * weight();
        for (Case each : cases) {
            left -= each.weight;
            if (left < 0) {
                return each.at;
            }
        }
        return cases.get(cases.size() - 1).at;
    }

    /**
     * Those from {@code from} on whose horizon has passed by {@code to}: none tells what happened
     * after it.
     */
    Cases between(Instant from, Instant to) {
        Predicate<Case> within =
                each -> !each.at.isBefore(from) && !each.at.plus(horizon.within()).isAfter(to);
        return new Cases(horizon, cases.stream().filter(within).toList());
    }

    Cases since(Instant from) {
        return new Cases(horizon, cases.stream().filter(each -> !each.at.isBefore(from)).toList());
    }

    Examples examples() {
        return new Examples(
                cases.stream().map(Case::evidence).toArray(float[][]::new), failed(), weights());
    }

    boolean[] failed() {
        var failed = new boolean[cases.size()];
        for (int at = 0; at < failed.length; at++) {
            failed[at] = cases.get(at).failed();
        }
        return failed;
    }

    double[] weights() {
        return cases.stream().mapToDouble(Case::weight).toArray();
    }

    double[] logOdds(FusionModel.Line line) {
        return cases.stream().mapToDouble(each -> line.logOdds(each.evidence)).toArray();
    }

    double[] probabilities(FusionModel.Line line) {
        return cases.stream().mapToDouble(each -> line.probability(each.evidence)).toArray();
    }
}
