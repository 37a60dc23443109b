package forestall.placement.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.placement.Instance;
import forestall.placement.Plan;
import forestall.placement.Problem;
import forestall.placement.Problems;
import forestall.placement.proof.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.optaplanner.core.config.solver.EnvironmentMode;

/** OptaPlanner itself holds the tracker to the constraint streams, at every score. */
class EngineTest {
    private static final Engine STRICT = new Engine(EnvironmentMode.FULL_ASSERT);
    private static final Engine USUAL = new Engine();

    @Property(tries = 100)
    void theScoreIsThatOfTheSpecificationAndOfTheText(
            @ForAll @IntRange(min = 1, max = 10) int components,
            @ForAll @IntRange(min = 1, max = 4) int hosts,
            @ForAll long seed) {
        Instance instance = Problems.of(components, hosts, seed);
        var problem = new Problem(instance);
        var random = new Random(seed);
        List<Instance.Slot> now = new ArrayList<>();
        for (int c = 0; c < components; c++) {
            int host = random.nextInt(hosts + 1) - 1;
            now.add(new Instance.Slot(host, host < 0 ? 3 : random.nextInt(3)));
        }

        Plan plan = STRICT.plan(problem, now, 2000, 7);

        assertThat(new Evaluator(instance).score(plan.slots()))
                .isEqualTo(new Evaluator.Score(0, plan.medium(), plan.soft()));
        assertThat(USUAL.plan(problem, now, 2000, 7).slots()).isEqualTo(plan.slots());
    }
}
