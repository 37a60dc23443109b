package forestall.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forestall.model.Allocation;
import forestall.model.ComponentId;
import forestall.model.Plan;
import forestall.model.ResourcePool;
import forestall.model.RiskScore;
import forestall.model.Shortfall;
import forestall.model.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every plan, judged by code that the solver doesn't share. */
class AllocatorPropertyTest {
    static final AllocatorSettings SETTINGS = AllocatorSettings.defaults();
    static final Allocator ALLOCATOR = new Allocator(SETTINGS);

    /** Gives the search next to nothing to go by: what must always hold, holds then, too. */
    static final Allocator HASTY =
            new Allocator(new AllocatorSettings(1, 20, 300, SETTINGS.movesAtLeast()));

    @Property(tries = 300)
    void noHostOrLinkIsOverfull(@ForAll("problems") SmallProblem problem) {
        Plan plan = problem.plan(HASTY);

        assertThat(judge(problem).fits(plan.allocations())).isTrue();
    }

    @Property(tries = 300)
    void everyComponentGetsItsTierOrIsNamed(@ForAll("problems") SmallProblem problem) {
        Plan plan = problem.plan(HASTY);

        Map<ComponentId, Allocation> placed = new HashMap<>();
        plan.allocations().forEach(each -> placed.put(each.component(), each));
        Map<ComponentId, Shortfall> named = new HashMap<>();
        plan.shortfalls().forEach(each -> named.put(each.component(), each));
        for (RiskScore risk : problem.risks()) {
            Allocation allocation = placed.get(risk.component());
            Shortfall shortfall = named.get(risk.component());
            if (allocation != null) {
                assertThat(allocation.tier().isAbove(risk.tier())).isFalse();
                assertThat(allocation.capacity())
                        .isEqualTo(judge(problem).capacityAt(risk.component(), allocation.tier()));
            }
            Tier tier = allocation == null ? null : allocation.tier();
            if (tier == risk.tier()) {
                assertThat(shortfall).isNull();
            } else {
                assertThat(shortfall).isNotNull();
                assertThat(shortfall.wanted()).isEqualTo(risk.tier());
                assertThat(shortfall.placed().orElse(null)).isEqualTo(tier);
                assertThat(shortfall.reason()).startsWith(risk.component() + " gets ");
            }
        }
    }

    @Property(tries = 300)
    void listsAreInOrderAndFiguresAddUp(@ForAll("problems") SmallProblem problem) {
        Plan plan = problem.plan(HASTY);

        assertThat(plan.allocations()).extracting(Allocation::component).isSorted();
        assertThat(plan.shortfalls()).extracting(Shortfall::component).isSorted();
        assertThat(new TreeSet<>(plan.allocations().stream().map(Allocation::component).toList()))
                .hasSameSizeAs(plan.allocations());
        assertThat(plan.costPerHour())
                .isCloseTo(judge(problem).cost(plan.allocations()), within(1e-9));
    }

    /** No component could be raised where it is missing nothing: the reasons must be true. */
    @Property(tries = 300)
    void whatIsNamedAsMissingIsMissing(@ForAll("problems") SmallProblem problem) {
        Plan plan = problem.plan(HASTY);

        for (Shortfall shortfall : plan.shortfalls()) {
            assertThat(problem.pool().hosts())
                    .noneMatch(
                            host -> {
                                var raised = new ArrayList<>(plan.allocations());
                                raised.removeIf(
                                        each -> each.component().equals(shortfall.component()));
                                raised.add(
                                        new Allocation(
                                                shortfall.component(),
                                                host.id(),
                                                shortfall.wanted(),
                                                judge(problem)
                                                        .capacityAt(
                                                                shortfall.component(),
                                                                shortfall.wanted())));
                                return judge(problem).fits(raised);
                            });
            if (!problem.pool().hosts().isEmpty()) {
                assertThat(shortfall.missing().isNone())
                        .isEqualTo(shortfall.reason().contains("replication bandwidth"));
            }
        }
    }

    @Property(tries = 60)
    void theSameInputInAnyOrderGivesAnEqualPlan(
            @ForAll("problems") SmallProblem problem, @ForAll Random random) {
        var shuffled =
                new SmallProblem(
                        shuffled(problem.components(), random),
                        shuffled(problem.risks(), random),
                        new ResourcePool(
                                "west",
                                shuffled(problem.pool().zones(), random),
                                shuffled(problem.pool().hosts(), random)),
                        shuffled(problem.current(), random));

        assertThat(shuffled.plan(HASTY)).isEqualTo(problem.plan(HASTY));
    }

    /** From where the last plan left it, the next is never worse and moves nothing for nothing. */
    @Property(tries = 100)
    void theNextPlanIsNoWorse(@ForAll("problems") SmallProblem problem) {
        Plan first = problem.plan(HASTY);
        SmallProblem next = problem.withCurrent(first.allocations());
        Plan second = next.plan(HASTY);

        Judge judge = judge(next);
        assertThat(judge.total(second.allocations()))
                .isLessThanOrEqualTo(judge.total(first.allocations()) * (1 + 1e-9) + 1e-5);
    }

    @Property(tries = 300, seed = "20261124")
    void tinyPlansAreTheBestThereAre(@ForAll("tiny") SmallProblem problem) {
        var judge = judge(problem);
        var best = new BruteForce(problem, judge);

        assertThat(judge.total(problem.plan(ALLOCATOR).allocations()))
                .isBetween(best.least() - 1e-5, best.least() * (1 + 1e-9) + 1e-5);
    }

    @Provide
    Arbitrary<SmallProblem> problems() {
        return SmallProblem.upTo(10, 4);
    }

    @Provide
    Arbitrary<SmallProblem> tiny() {
        return SmallProblem.upTo(4, 3);
    }

    private static Judge judge(SmallProblem problem) {
        return new Judge(problem, SETTINGS.movesAtLeast());
    }

    private static <T> List<T> shuffled(List<T> all, Random random) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
