package forestall.placement;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.placement.Reason.Better;
import forestall.placement.Reason.Stop;
import forestall.placement.proof.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is said of the next better tier is what trying it shows. */
class ReasonsTest {

    @Property(tries = 500)
    void theReasonIsWhatTryingShows(
            @ForAll @IntRange(min = 1, max = 10) int components,
            @ForAll @IntRange(min = 1, max = 5) int hosts,
            @ForAll long seed) {
        Instance instance = Problems.of(components, hosts, seed);
        var problem = new Problem(instance);
        List<Instance.Slot> slots = fitting(instance, new Random(seed));
        var reasons = new Reasons(problem, slots);
        Evaluator.Score before = new Evaluator(instance).score(slots);

        for (int c = 0; c < components; c++) {
            Reason reason = reasons.of(c);
            Instance.Slot slot = slots.get(c);
            assertThat(reason.slot()).isEqualTo(slot);
            assertThat(reason.better().isEmpty()).isEqualTo(slot.tier() == problem.target(c));
            if (reason.better().isPresent()) {
                check(instance, problem, slots, c, reason.better().get(), before);
            }
        }
    }

    private static void check(
            Instance instance,
            Problem problem,
            List<Instance.Slot> slots,
            int c,
            Better better,
            Evaluator.Score before) {
        long cheapest = Long.MAX_VALUE;
        boolean reached = false;
        for (int h = 0; h < problem.hosts(); h++) {
            reached |= problem.reaches(c, better.tier(), problem.zoneOf(h));
            List<Instance.Slot> tried = new ArrayList<>(slots);
            tried.set(c, new Instance.Slot(h, better.tier()));
            Evaluator.Score cost = new Evaluator(instance).score(tried);
            if (cost.hard() == 0) {
                cheapest = Math.min(cheapest, cost.soft());
            }
        }
        assertThat(better.stop() == Stop.COSTS_MORE).isEqualTo(cheapest < Long.MAX_VALUE);
        assertThat(better.stop() == Stop.OUT_OF_REACH).isEqualTo(!reached);
        if (better.stop() == Stop.COSTS_MORE) {
            assertThat(before.soft() + better.extra() - better.saves()).isEqualTo(cheapest);
        }
        if (better.stop() == Stop.HOSTS_FULL || better.stop() == Stop.LINKS_FULL) {
            assertThat(better.lacks()).isPositive();
        }
    }

    private static List<Instance.Slot> fitting(Instance instance, Random random) {
        List<Instance.Slot> slots = new ArrayList<>();
        for (int c = 0; c < instance.components().size(); c++) {
            slots.add(new Instance.Slot(-1, Tiers.NONE));
        }
        for (int c = 0; c < slots.size(); c++) {
            slots.set(
                    c,
                    new Instance.Slot(random.nextInt(instance.hosts().size()), random.nextInt(3)));
            if (new Evaluator(instance).score(slots).hard() > 0) {
                slots.set(c, new Instance.Slot(-1, Tiers.NONE));
            }
        }
        return slots;
    }
}
