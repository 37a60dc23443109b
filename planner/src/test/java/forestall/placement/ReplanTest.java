package forestall.placement;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.placement.proof.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** From what stands by to a plan that is as good as can be, and leaves what need not move. */
class ReplanTest {
    private static final Instance.Slot NONE = new Instance.Slot(-1, Tiers.NONE);

    @Property(tries = 300)
    void tinyPlansAreTheBestThereAre(
            @ForAll @IntRange(min = 1, max = 4) int components,
            @ForAll @IntRange(min = 1, max = 3) int hosts,
            @ForAll long seed) {
        Instance instance = Problems.of(components, hosts, seed);
        var problem = new Problem(instance);
        List<Instance.Slot> now = standing(instance, new Random(seed));

        Plan plan = Replan.of(problem, now, 20_000, 1);

        Evaluator.Score best = Exhaustive.best(instance);
        assertThat(plan.hard()).isZero();
        assertThat((long) plan.medium()).isEqualTo(best.medium());
        assertThat(plan.soft()).isEqualTo(best.soft());
        assertThat(plan.bound()).isLessThanOrEqualTo(best.soft());
        assertThat(new Evaluator(instance).score(plan.slots()))
                .isEqualTo(new Evaluator.Score(0, plan.medium(), plan.soft()));
    }

    private static List<Instance.Slot> standing(Instance instance, Random random) {
        List<Instance.Slot> slots = new ArrayList<>();
        for (int c = 0; c < instance.components().size(); c++) {
            int host = random.nextInt(instance.hosts().size() + 1) - 1;
            slots.add(host < 0 ? NONE : new Instance.Slot(host, random.nextInt(3)));
        }
        return slots;
    }
}
