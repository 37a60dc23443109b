package forestall.compare;

import static java.util.stream.Collectors.toMap;

import forestall.allocate.Allocator;
import forestall.allocate.Outages;
import forestall.compare.Comparison.Change;
import forestall.compare.Comparison.Mover;
import forestall.compare.Comparison.Pair;
import forestall.compare.Comparison.Totals;
import forestall.compare.Course.Step;
import forestall.model.Allocation;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.FailureProbability;
import forestall.model.RiskScore;
import forestall.model.Situation;
import forestall.model.Tier;
import forestall.risk.RiskRules;
import forestall.risk.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Lets two rule sets go through the same situations. Pure; one use, one thread. */
public final class Comparer {
    /** Components with both explanations. */
    static final int MOVERS = 10;

    /** Situations that are placed by either: placing costs a thousand times what judging does. */
    static final int MOST_PLACED = 12;

    private static final Duration DAY = Duration.ofDays(1);
    private static final double NO_CHANGE = 1e-9;

    private final RiskRules before;
    private final RiskRules after;
    private final Outages outages;
    private final Course old;
    private final Course candidate;
    private final Map<ComponentId, Tally> tallies = new TreeMap<>();
    private final Sums oldSums = new Sums();
    private final Sums newSums = new Sums();

    /** What is summed of one set. */
    private static final class Sums {
        double costPerDay;
        double lossPerDay;
        long full;
        long scaled;
        long shortfalls;
        long proposals;
    }

    /** What is summed of one component; of situations only what rules see of it is kept. */
    private static final class Tally {
        String name;
        int seen;
        double oldScore;
        double newScore;
        double biggest;
        Instant at;
        Subject oldSubject;
        Subject newSubject;
        Instant explained;
        int tierChanged;
        int placedElsewhere;
    }

    /** What rules see of the components of one situation, made when it is first asked for. */
    private static final class Seen {
        private final RiskRules rules;
        private final Situation situation;
        private Map<ComponentId, Subject> subjects;

        Seen(RiskRules rules, Situation situation) {
            this.rules = rules;
            this.situation = situation;
        }

        Subject of(ComponentId component) {
            if (subjects == null) {
                subjects =
                        rules.subjects(situation).stream()
                                .collect(toMap(Subject::id, Function.identity()));
            }
            return subjects.get(component);
        }
    }

    private Comparer(RiskRules before, RiskRules after, Allocator allocator) {
        this.before = before;
        this.after = after;
        this.outages = Outages.of(after.parameters());
        this.old = new Course(before, allocator);
        this.candidate = new Course(after, allocator);
    }

    /**
     * @param situations oldest first; at least one
     * @param count how many there are
     * @param progress is told after each how many are done
     * @throws IllegalArgumentException when there is none
     * @throws RuntimeException when either set fails on one
     */
    public static Comparison compare(
            RiskRules before,
            RiskRules after,
            Allocator allocator,
            Iterator<Situation> situations,
            int count,
            IntConsumer progress) {
        if (!situations.hasNext() || count < 1) {
            throw new IllegalArgumentException("there are no situations to compare on");
        }
        return new Comparer(before, after, allocator).run(situations, count, progress);
    }

    private Comparison run(Iterator<Situation> situations, int count, IntConsumer progress) {
        Set<String> missing = new TreeSet<>(after.index().metrics());
        missing.removeAll(before.index().metrics());
        Instant from = null;
        Instant to = null;
        int done = 0;
        int placed = 0;
        long componentMinutes = 0;
        while (situations.hasNext()) {
            Situation situation = situations.next();
            boolean place = isPlaced(done, count);
            Step left = old.step(situation, place);
            Step right = candidate.step(situation, place);
            compare(left, right);
            sum(left, oldSums, Outages.of(after.parameters()));
            sum(right, newSums, outages);
            situation.observations().forEach(each -> missing.removeAll(each.readings().keySet()));
            componentMinutes += situation.components().size();
            from = from == null ? situation.at() : from;
            to = situation.at();
            done++;
            placed += place ? 1 : 0;
            progress.accept(done);
        }
        return new Comparison(
                before.version(),
                after.version(),
                from,
                to,
                done,
                placed,
                outages,
                totals(placed, componentMinutes),
                changes(),
                movers(),
                notes(missing));
    }

    /** The last is always placed, the others evenly. */
    static boolean isPlaced(int number, int count) {
        if (count <= MOST_PLACED || number == count - 1) {
            return true;
        }
        int every = (count + MOST_PLACED - 1) / MOST_PLACED;
        return (count - 1 - number) % every == 0;
    }

    private void compare(Step left, Step right) {
        Map<ComponentId, RiskScore> other = byId(right.judgement().risks());
        Map<ComponentId, Component> components =
                left.situation().components().stream()
                        .collect(toMap(Component::id, Function.identity()));
        Map<ComponentId, Allocation> oldPlaces = places(left);
        Map<ComponentId, Allocation> newPlaces = places(right);
        var seenBefore = new Seen(before, left.situation());
        var seenAfter = new Seen(after, right.situation());
        for (RiskScore was : left.judgement().risks()) {
            RiskScore is = other.get(was.component());
            Tally tally = tallies.computeIfAbsent(was.component(), id -> new Tally());
            tally.name = components.get(was.component()).name();
            tally.seen++;
            tally.oldScore += was.score();
            tally.newScore += is.score();
            double difference = is.score() - was.score();
            boolean tierDiffers = was.tier() != is.tier();
            boolean bigger = Math.abs(difference) > Math.abs(tally.biggest) + NO_CHANGE;
            if (tally.at == null || bigger) {
                tally.biggest = difference;
                tally.at = was.at();
            }
            if (tally.tierChanged == 0 && (tierDiffers || bigger)) {
                tally.explained = was.at();
                tally.oldSubject = seenBefore.of(was.component());
                tally.newSubject = seenAfter.of(was.component());
            }
            tally.tierChanged += tierDiffers ? 1 : 0;
            if (left.plan().isPresent()
                    && !same(oldPlaces.get(was.component()), newPlaces.get(was.component()))) {
                tally.placedElsewhere++;
            }
        }
    }

    private static boolean same(Allocation one, Allocation other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return one.host().equals(other.host()) && one.tier() == other.tier();
    }

    private static Map<ComponentId, RiskScore> byId(List<RiskScore> risks) {
        return risks.stream().collect(toMap(RiskScore::component, Function.identity()));
    }

    private static Map<ComponentId, Allocation> places(Step step) {
        return step.plan().stream()
                .flatMap(plan -> plan.allocations().stream())
                .collect(toMap(Allocation::component, Function.identity()));
    }

    private static void sum(Step step, Sums sums, Outages outages) {
        for (RiskScore risk : step.judgement().risks()) {
            sums.full += risk.tier() == Tier.FULL ? 1 : 0;
            sums.scaled += risk.tier() == Tier.SCALED ? 1 : 0;
        }
        sums.proposals += step.judgement().proposals().size();
        step.plan()
                .ifPresent(
                        plan -> {
                            sums.costPerDay += plan.costPerHour() * 24;
                            sums.shortfalls += plan.shortfalls().size();
                            sums.lossPerDay += lossPerDay(step, outages);
                        });
    }

    // By what was predicted, not by what either set of rules makes of it: the world is the same.
    private static double lossPerDay(Step step, Outages outages) {
        Map<ComponentId, Allocation> places = places(step);
        Map<ComponentId, FailureProbability> foreseen = new HashMap<>();
        step.situation().probabilities().forEach(each -> foreseen.put(each.component(), each));
        double loss = 0;
        for (Component each : step.situation().components()) {
            FailureProbability probability = foreseen.get(each.id());
            if (probability != null) {
                Optional<Tier> tier =
                        Optional.ofNullable(places.get(each.id())).map(Allocation::tier);
                double perDay = (double) DAY.toMillis() / probability.horizon().toMillis();
                loss +=
                        probability.probability()
                                * perDay
                                * each.lossPerMinute()
                                * outages.at(tier);
            }
        }
        return loss;
    }

    private Totals totals(int placed, long componentMinutes) {
        double all = Math.max(1, componentMinutes);
        return new Totals(
                Pair.of(oldSums.costPerDay / placed, newSums.costPerDay / placed),
                Pair.of(oldSums.lossPerDay / placed, newSums.lossPerDay / placed),
                Pair.of(oldSums.full / all, newSums.full / all),
                Pair.of(oldSums.scaled / all, newSums.scaled / all),
                Pair.of((double) oldSums.shortfalls / placed, (double) newSums.shortfalls / placed),
                Pair.of((double) oldSums.proposals, (double) newSums.proposals));
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        tallies.forEach(
                (id, tally) -> {
                    if (Math.abs(tally.biggest) > NO_CHANGE
                            || tally.tierChanged > 0
                            || tally.placedElsewhere > 0) {
                        changes.add(
                                new Change(
                                        id,
                                        tally.name,
                                        Pair.of(
                                                tally.oldScore / tally.seen,
                                                tally.newScore / tally.seen),
                                        tally.biggest,
                                        tally.at,
                                        tally.tierChanged,
                                        tally.placedElsewhere));
                    }
                });
        changes.sort(
                Comparator.comparingDouble((Change each) -> -Math.abs(each.biggest()))
                        .thenComparing(each -> -each.tierChanged())
                        .thenComparing(Change::component));
        return changes;
    }

    private List<Mover> movers() {
        return changes().stream()
                .filter(each -> Math.abs(each.biggest()) > NO_CHANGE || each.tierChanged() > 0)
                .limit(MOVERS)
                .map(
                        each -> {
                            Tally tally = tallies.get(each.component());
                            return new Mover(
                                    each.component(),
                                    tally.explained,
                                    before.trial(tally.oldSubject, tally.explained).explanation(),
                                    after.trial(tally.newSubject, tally.explained).explanation());
                        })
                .toList();
    }

    private static List<String> notes(Set<String> missing) {
        List<String> notes = new ArrayList<>();
        if (!missing.isEmpty()) {
            notes.add(
                    "The situations hold no reading of %s, which only the candidate asks for: its rules on that did not apply here."
                            .formatted(String.join(", ", missing)));
        }
        return notes;
    }
}
