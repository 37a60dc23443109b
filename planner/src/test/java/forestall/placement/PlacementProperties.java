package forestall.placement;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.placement.proof.BoundCheck;
import forestall.placement.proof.Evaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PlacementProperties {

    /** A made problem, some of whose components are somewhere already. */
    private static Instance problem(long seed, int components, int hosts, int zones) {
        Instance made = MadeInstance.of(seed, components, hosts, zones, 1.2);
        Random random = new Random(seed);
        List<Instance.Component> settled = new ArrayList<>();
        for (Instance.Component c : made.components()) {
            boolean placed = hosts > 0 && random.nextBoolean();
            Instance.Slot now =
                    random.nextInt(3) == 0
                            ? null
                            : new Instance.Slot(
                                    placed ? random.nextInt(hosts) : -1,
                                    placed ? random.nextInt(3) : Tiers.NONE);
            settled.add(
                    new Instance.Component(
                            c.riskPpm(),
                            c.criticality(),
                            c.primaryZone(),
                            c.antiAffinity(),
                            c.mandatory(),
                            c.demand(),
                            c.lossByTier(),
                            c.replMbpsByTier(),
                            c.maxLatencyUsByTier(),
                            c.moveCost(),
                            c.retierCost(),
                            now));
        }
        return new Instance(
                made.name(),
                made.minimalFactorPpm(),
                made.resources(),
                made.latencyUs(),
                made.linkMbps(),
                made.hosts(),
                settled,
                made.dependencies());
    }

    private static List<Instance.Slot> slots(Tracker tracker) {
        List<Instance.Slot> slots = new ArrayList<>();
        for (int c = 0; c < tracker.problem.components; c++) {
            slots.add(new Instance.Slot(tracker.hostOf(c), tracker.tierOf(c)));
        }
        return slots;
    }

    private static Evaluator.Score score(Tracker tracker) {
        return new Evaluator.Score(tracker.hard(), tracker.medium(), tracker.soft());
    }

    @Property(tries = 60)
    void theTrackerIsTheEvaluatorAlongAnyMoves(
            @ForAll @LongRange(min = 0, max = 100_000) long seed,
            @ForAll @IntRange(min = 1, max = 40) int components,
            @ForAll @IntRange(min = 1, max = 6) int hosts) {
        Instance instance = problem(seed, components, hosts, 2 + (int) (seed % 3));
        Tracker tracker = new Tracker(new Problem(instance));
        Evaluator evaluator = new Evaluator(instance);
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            boolean placed = random.nextInt(5) > 0;
            tracker.move(
                    random.nextInt(components),
                    placed ? random.nextInt(hosts) : -1,
                    placed ? random.nextInt(3) : Tiers.NONE);
            assertThat(score(tracker)).isEqualTo(evaluator.score(slots(tracker)));
        }
    }

    @Property(tries = 40)
    void aPlanIsWhatItSaysAndNoWorseThanGreedy(
            @ForAll @LongRange(min = 0, max = 100_000) long seed,
            @ForAll @IntRange(min = 0, max = 40) int components,
            @ForAll @IntRange(min = 0, max = 8) int hosts) {
        Instance instance = problem(seed, components, hosts, 3);
        Problem problem = new Problem(instance);
        Plan plan = new Solver(problem, 1, seed, null).solve(Budget.steps(400), Watch.NONE);
        Plan greedy = new Solver(problem, 1, seed, null).solve(Budget.steps(0), Watch.NONE);
        assertThat(new Evaluator.Score(plan.hard(), plan.medium(), plan.soft()))
                .isEqualTo(new Evaluator(instance).score(plan.slots()));
        assertThat(plan.hard()).isZero();
        assertThat(plan.medium()).isLessThanOrEqualTo(greedy.medium());
        if (plan.medium() == greedy.medium()) {
            assertThat(plan.soft()).isLessThanOrEqualTo(greedy.soft());
        }
        assertThat(plan.bound()).isLessThanOrEqualTo(plan.soft());
        assertThat(plan.bound()).isEqualTo(Bound.of(problem, plan.duals()));
        assertThat(plan.bound())
                .isEqualTo(new BoundCheck(new Evaluator(instance)).bound(plan.duals()));
    }

    @Property(tries = 40)
    void noBoundIsAboveTheBestPlan(@ForAll @LongRange(min = 0, max = 100_000) long seed) {
        Instance instance = problem(seed, 5, 3, 3);
        Problem problem = new Problem(instance);
        Evaluator.Score best = Exhaustive.best(instance);
        Plan plan = new Solver(problem, 1, seed, null).solve(Budget.steps(3_000), Watch.NONE);
        assertThat(plan.bound()).isLessThanOrEqualTo(best.soft());
        if (plan.medium() == best.medium()) {
            assertThat(plan.soft()).isGreaterThanOrEqualTo(best.soft());
        } else {
            assertThat((long) plan.medium()).isGreaterThan(best.medium());
        }
        Random random = new Random(seed);
        long[] capacity = random.longs(problem.capacity.length, 0, 50_000_000).toArray();
        long[] link = random.longs(problem.link.length, 0, 50_000_000).toArray();
        Duals any = new Duals(capacity, link);
        BoundCheck check = new BoundCheck(new Evaluator(instance));
        assertThat(Bound.of(problem, any))
                .isLessThanOrEqualTo(best.soft())
                .isEqualTo(check.bound(any));
        assertThat(check.unavoidable()).isLessThanOrEqualTo(best.soft());
    }

    @Property(tries = 40)
    void anyoneWorksOutTheSameBound(
            @ForAll @LongRange(min = 0, max = 100_000) long seed,
            @ForAll @IntRange(min = 1, max = 60) int components) {
        Instance instance = problem(seed, components, 7, 4);
        Random random = new Random(seed);
        Duals any =
                new Duals(
                        random.longs(7 * 5, 0, 3_000_000).toArray(),
                        random.longs(16, 0, 90_000_000).toArray());
        assertThat(new BoundCheck(new Evaluator(instance)).bound(any))
                .isEqualTo(Bound.of(new Problem(instance), any));
    }

    @Property(tries = 15)
    void theSameSeedAndStepsMakeTheSamePlan(@ForAll @LongRange(min = 0, max = 100_000) long seed) {
        Problem problem = new Problem(problem(seed, 60, 10, 4));
        Plan one = new Solver(problem, 1, seed, null).solve(Budget.steps(2_000), Watch.NONE);
        Plan two = new Solver(problem, 1, seed, null).solve(Budget.steps(2_000), Watch.NONE);
        assertThat(one.slots()).isEqualTo(two.slots());
        assertThat(Arrays.equals(one.duals().capacityMicro(), two.duals().capacityMicro()))
                .isTrue();
    }

    @Property(tries = 6)
    void threadsBreakNothing(@ForAll @LongRange(min = 0, max = 100_000) long seed) {
        Instance instance = problem(seed, 600, 40, 8);
        Plan plan =
                new Solver(new Problem(instance), 2, seed, null)
                        .solve(Budget.steps(3_000), Watch.NONE);
        assertThat(new Evaluator.Score(plan.hard(), plan.medium(), plan.soft()))
                .isEqualTo(new Evaluator(instance).score(plan.slots()));
        assertThat(plan.hard()).isZero();
    }

    @Property(tries = 20)
    void warmPricesProveAboutAsMuch(@ForAll @LongRange(min = 0, max = 100_000) long seed) {
        Problem problem = new Problem(problem(seed, 60, 10, 4));
        Plan cold = new Solver(problem, 1, seed, null).solve(Budget.steps(0), Watch.NONE);
        Plan warm = new Solver(problem, 1, seed, cold.duals()).solve(Budget.steps(0), Watch.NONE);
        assertThat(warm.bound()).isGreaterThanOrEqualTo(cold.bound() - 2L * 60);
    }
}
