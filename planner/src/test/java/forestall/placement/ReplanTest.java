package forestall.placement;

import static org.assertj.core.api.Assertions.assertThat;

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

        Appraiser.Cost best = best(instance, problem, new ArrayList<>(), null);
        assertThat(plan.hard()).isZero();
        assertThat(plan.medium()).isEqualTo((int) best.medium());
        assertThat(plan.soft()).isEqualTo(best.soft());
        assertThat(plan.bound()).isLessThanOrEqualTo(best.soft());
        assertThat(Appraiser.of(instance, plan.slots()))
                .isEqualTo(new Appraiser.Cost(0, plan.medium(), plan.soft()));
    }

    private static List<Instance.Slot> standing(Instance instance, Random random) {
        List<Instance.Slot> slots = new ArrayList<>();
        for (int c = 0; c < instance.components().size(); c++) {
            int host = random.nextInt(instance.hosts().size() + 1) - 1;
            slots.add(host < 0 ? NONE : new Instance.Slot(host, random.nextInt(3)));
        }
        return slots;
    }

    private static Appraiser.Cost best(
            Instance instance, Problem problem, List<Instance.Slot> chosen, Appraiser.Cost best) {
        if (chosen.size() == problem.components()) {
            Appraiser.Cost cost = Appraiser.of(instance, chosen);
            boolean better =
                    cost.hard() == 0
                            && (best == null
                                    || cost.medium() < best.medium()
                                    || (cost.medium() == best.medium()
                                            && cost.soft() < best.soft()));
            return better ? cost : best;
        }
        Appraiser.Cost found = best;
        for (int h = -1; h < problem.hosts(); h++) {
            for (int t = h < 0 ? 3 : 0; t < (h < 0 ? 4 : 3); t++) {
                chosen.add(new Instance.Slot(h, t));
                found = best(instance, problem, chosen, found);
                chosen.remove(chosen.size() - 1);
            }
        }
        return found;
    }
}
