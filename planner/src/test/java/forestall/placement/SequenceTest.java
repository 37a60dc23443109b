package forestall.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.placement.Sequence.Act;
import forestall.placement.Sequence.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Room at every moment, and nobody without standby who need not be. */
class SequenceTest {
    private static final int ROOM = 10;

    /** Hosts with room for 10 in zone 1; components of these sizes at home in zone 0. */
    private static Instance instance(int hosts, int link, int... sizes) {
        List<Instance.Component> components = new ArrayList<>();
        for (int size : sizes) {
            components.add(
                    new Instance.Component(
                            900_000,
                            0,
                            0,
                            -1,
                            false,
                            new int[] {size},
                            new long[] {0, 10, 20, 100 + size},
                            new int[] {1, 0, 0, 0},
                            new int[] {9, 9, 9, 9},
                            0,
                            0,
                            null));
        }
        List<Instance.Host> pool = new ArrayList<>();
        for (int h = 0; h < hosts; h++) {
            pool.add(new Instance.Host(1, new long[] {ROOM}, new int[] {1}, 0));
        }
        return new Instance(
                "made",
                100_000,
                List.of("cpu"),
                new int[2][2],
                new int[][] {{0, link}, {0, 0}},
                pool,
                components,
                List.of());
    }

    private static List<Step> steps(Instance instance, List<Integer> from, List<Integer> to) {
        return Sequence.of(new Problem(instance), full(from), full(to));
    }

    private static List<Instance.Slot> full(List<Integer> hosts) {
        return hosts.stream()
                .map(h -> new Instance.Slot(h, h < 0 ? Tiers.NONE : Tiers.FULL))
                .toList();
    }

    private static List<String> words(List<Step> steps) {
        return steps.stream()
                .map(each -> each.act() + " " + each.component() + " to " + each.to().host())
                .toList();
    }

    @Test
    void whatFreesComesBeforeWhatNeeds() {
        assertThat(words(steps(instance(1, 99, 8, 8), List.of(0, -1), List.of(-1, 0))))
                .containsExactly("GIVE_UP 0 to -1", "MAKE 1 to 0");
    }

    @Test
    void aChainMovesFromItsEndAndNobodyIsWithout() {
        assertThat(words(steps(instance(3, 99, 8, 8), List.of(0, 1), List.of(1, 2))))
                .containsExactly("MOVE 1 to 2", "MOVE 0 to 1");
    }

    @Test
    void inACircleTheOneThatLosesLeastGivesWay() {
        assertThat(words(steps(instance(2, 99, 8, 7), List.of(0, 1), List.of(1, 0))))
                .containsExactly("GIVE_WAY 1 to -1", "MOVE 0 to 1", "MAKE 1 to 0");
    }

    @Test
    void whoDoesNotHelpDoesNotGiveWay() {
        // 0 loses less than 1 and 2, but lies in no circle: it waits for both
        assertThat(words(steps(instance(3, 99, 1, 8, 9), List.of(2, 0, 1), List.of(1, 1, 0))))
                .containsExactly("MOVE 0 to 1", "GIVE_WAY 1 to -1", "MOVE 2 to 0", "MAKE 1 to 1");
    }

    @Test
    void whileAComponentMovesBothItsStandbysReplicate() {
        assertThat(words(steps(instance(2, 1, 8), List.of(0), List.of(1))))
                .containsExactly("GIVE_WAY 0 to -1", "MAKE 0 to 1");
        assertThat(words(steps(instance(2, 2, 8), List.of(0), List.of(1))))
                .containsExactly("MOVE 0 to 1");
    }

    @Test
    void aPlanWithoutRoomIsRefused() {
        assertThatThrownBy(() -> steps(instance(1, 99, 8, 8), List.of(-1, -1), List.of(0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no room for component");
    }

    @Property(tries = 500)
    void nothingIsEverOverfull(
            @ForAll @IntRange(min = 1, max = 12) int components,
            @ForAll @IntRange(min = 1, max = 5) int hosts,
            @ForAll @IntRange(min = 1, max = 12) int link,
            @ForAll long seed) {
        var random = new Random(seed);
        int[] sizes = random.ints(components, 1, ROOM + 1).toArray();
        Instance instance = instance(hosts, link, sizes);
        List<Instance.Slot> from = fitting(instance, random);
        List<Instance.Slot> to = fitting(instance, random);

        List<Step> steps = Sequence.of(new Problem(instance), from, to);

        List<Instance.Slot> now = new ArrayList<>(from);
        for (Step step : steps) {
            assertThat(step.from()).isEqualTo(now.get(step.component()));
            if (step.act() == Act.MOVE) { // both are there for a while
                assertThat(fits(instance, now, step)).as("%s", step).isTrue();
            }
            now.set(step.component(), step.to());
            assertThat(fits(instance, now, null)).as("%s", step).isTrue();
        }
        assertThat(now).isEqualTo(to);
        assertThat(steps.stream().map(Step::component).distinct().count())
                .isEqualTo(steps.stream().filter(each -> each.act() != Act.GIVE_WAY).count());
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
            if (!fits(instance, slots, null)) {
                slots.set(c, new Instance.Slot(-1, Tiers.NONE));
            }
        }
        return slots;
    }

    /** Counted anew each time, by the instance alone. */
    private static boolean fits(Instance instance, List<Instance.Slot> slots, Step moving) {
        long[] load = new long[instance.hosts().size()];
        long mbps = 0;
        List<Instance.Slot> all = new ArrayList<>(slots);
        List<Integer> whose = new ArrayList<>();
        for (int c = 0; c < slots.size(); c++) {
            whose.add(c);
        }
        if (moving != null) {
            all.add(moving.to());
            whose.add(moving.component());
        }
        for (int i = 0; i < all.size(); i++) {
            Instance.Component component = instance.components().get(whose.get(i));
            Instance.Slot slot = all.get(i);
            if (slot.host() >= 0) {
                double share = new double[] {1, 0.9, 0.1}[slot.tier()];
                load[slot.host()] += (long) Math.ceil(component.demand()[0] * share - 1e-9);
                mbps += component.replMbpsByTier()[slot.tier()];
            }
        }
        return Arrays.stream(load).allMatch(each -> each <= ROOM)
                && mbps <= instance.linkMbps()[0][1];
    }
}
