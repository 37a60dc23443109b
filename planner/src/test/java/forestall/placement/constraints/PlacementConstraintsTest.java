package forestall.placement.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.placement.Instance;
import forestall.placement.Problem;
import forestall.placement.Problems;
import forestall.placement.Tracker;
import forestall.placement.proof.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;
import org.optaplanner.test.api.score.stream.ConstraintVerifier;

/** Each constraint by itself, and all together equal to the tracker and to the format's text. */
class PlacementConstraintsTest {
    private static final SolutionManager<Harbour, HardMediumSoftLongScore> STREAMS =
            SolutionManager.create(
                    SolverFactory.<Harbour>create(
                            new SolverConfig()
                                    .withSolutionClass(Harbour.class)
                                    .withEntityClasses(Standing.class)
                                    .withScoreDirectorFactory(
                                            new ScoreDirectorFactoryConfig()
                                                    .withConstraintProviderClass(
                                                            PlacementConstraints.class)
                                                    .withConstraintStreamImplType(
                                                            ConstraintStreamImplType.BAVET))
                                    .withTerminationConfig(
                                            new TerminationConfig().withSecondsSpentLimit(1L))));

    private final ConstraintVerifier<PlacementConstraints, Harbour> verifier =
            ConstraintVerifier.build(new PlacementConstraints(), Harbour.class, Standing.class)
                    .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);

    /** Two zones at home (0, 1); one host of each of 0 and 2, two of 1. */
    private static Harbour harbour(
            UnaryOperator<Instance.Component> first, Instance.Slot... slots) {
        var plain =
                new Instance.Component(
                        900_000,
                        1,
                        0,
                        -1,
                        false,
                        new int[] {10, 20},
                        new long[] {1, 10, 100, 1000},
                        new int[] {8, 4, 0, 0},
                        new int[] {5, 9, 9, 9},
                        70,
                        30,
                        null);
        List<Instance.Component> components = new ArrayList<>();
        for (int c = 0; c < slots.length; c++) {
            components.add(c == 0 ? first.apply(plain) : plain);
        }
        var instance =
                new Instance(
                        "made",
                        100_000,
                        List.of("cpu", Instance.LICENCES),
                        new int[][] {{0, 4, 8}, {4, 0, 4}, {8, 4, 0}},
                        new int[][] {{0, 10, 10}, {10, 0, 10}, {10, 10, 0}},
                        List.of(host(0), host(1), host(1), host(2)),
                        components,
                        slots.length < 2
                                ? List.of()
                                : List.of(new Instance.Dependency(0, 1, 3, 500)));
        return Harbour.of(new Problem(instance), List.of(slots));
    }

    private static Instance.Host host(int zone) {
        return new Instance.Host(zone, new long[] {15, 30}, new int[] {2000, 500}, 40);
    }

    private static Harbour harbour(Instance.Slot... slots) {
        return harbour(each -> each, slots);
    }

    private static Instance.Slot at(int host, int tier) {
        return new Instance.Slot(host, tier);
    }

    private static Instance.Slot none() {
        return new Instance.Slot(-1, 3);
    }

    private static Instance.Component with(
            Instance.Component of, int risk, int group, boolean mandatory, Instance.Slot now) {
        return new Instance.Component(
                risk,
                of.criticality(),
                of.primaryZone(),
                group,
                mandatory,
                of.demand(),
                of.lossByTier(),
                of.replMbpsByTier(),
                of.maxLatencyUsByTier(),
                of.moveCost(),
                of.retierCost(),
                now);
    }

    @Test
    void hostsHaveRoom() {
        // 2 × 10 of 15, 2 × 20 of 30
        verifier.verifyThat(PlacementConstraints::hostsHaveRoom)
                .givenSolution(harbour(at(1, 0), at(1, 0)))
                .penalizesBy(5 + 10);
        // 10 + 1 of 15, and a minimal standby needs no licence
        verifier.verifyThat(PlacementConstraints::hostsHaveRoom)
                .givenSolution(harbour(at(1, 0), at(1, 2)))
                .penalizesBy(0);
    }

    @Test
    void linksHaveBandwidth() {
        // on two hosts, by one link: 8 + 8 of 10
        verifier.verifyThat(PlacementConstraints::linksHaveBandwidth)
                .givenSolution(harbour(at(1, 0), at(2, 0)))
                .penalizesBy(6);
        verifier.verifyThat(PlacementConstraints::linksHaveBandwidth)
                .givenSolution(harbour(at(1, 0), at(3, 0)))
                .penalizesBy(0);
    }

    @Test
    void groupsStayApart() {
        UnaryOperator<Instance.Component> grouped = each -> with(each, 900_000, 0, false, null);
        Harbour together = harbour(grouped, at(1, 2), at(1, 2));
        verifier.verifyThat(PlacementConstraints::groupsStayApart)
                .givenSolution(together)
                .penalizesBy(0); // the other is in no group
        Instance both = Problems.of(3, 2, 7);
        List<Instance.Component> members =
                both.components().stream().map(each -> with(each, 0, 1, false, null)).toList();
        var problem =
                new Problem(
                        new Instance(
                                both.name(),
                                both.minimalFactorPpm(),
                                both.resources(),
                                both.latencyUs(),
                                both.linkMbps(),
                                both.hosts(),
                                members,
                                List.of()));
        verifier.verifyThat(PlacementConstraints::groupsStayApart)
                .givenSolution(Harbour.of(problem, List.of(at(1, 2), at(1, 2), at(1, 2))))
                .penalizesBy(3);
        verifier.verifyThat(PlacementConstraints::groupsStayApart)
                .givenSolution(Harbour.of(problem, List.of(at(0, 2), at(1, 2), none())))
                .penalizesBy(0);
    }

    @Test
    void standbyIsNotAtHome() {
        verifier.verifyThat(PlacementConstraints::standbyIsNotAtHome)
                .givenSolution(harbour(at(0, 2), at(1, 2)))
                .penalizesBy(1);
    }

    @Test
    void standbyIsNearEnough() {
        verifier.verifyThat(PlacementConstraints::standbyIsNearEnough)
                .givenSolution(harbour(at(3, 0)))
                .penalizesBy(1);
        verifier.verifyThat(PlacementConstraints::standbyIsNearEnough)
                .givenSolution(harbour(at(3, 1)))
                .penalizesBy(0);
    }

    @Test
    void noTierIsAboveItsTarget() {
        UnaryOperator<Instance.Component> calm = each -> with(each, 600_000, -1, false, null);
        verifier.verifyThat(PlacementConstraints::noTierIsAboveItsTarget)
                .givenSolution(harbour(calm, at(1, 0)))
                .penalizesBy(1);
        verifier.verifyThat(PlacementConstraints::noTierIsAboveItsTarget)
                .givenSolution(harbour(calm, at(1, 1)))
                .penalizesBy(0);
    }

    @Test
    void mandatoryComponentsStandBy() {
        UnaryOperator<Instance.Component> must = each -> with(each, 900_000, -1, true, null);
        verifier.verifyThat(PlacementConstraints::mandatoryComponentsStandBy)
                .givenSolution(harbour(must, none(), none()))
                .penalizesBy(1);
        verifier.verifyThat(PlacementConstraints::mandatoryComponentsStandBy)
                .givenSolution(harbour(must, at(1, 2), none()))
                .penalizesBy(0);
    }

    @Test
    void failuresLoseLittle() {
        verifier.verifyThat(PlacementConstraints::failuresLoseLittle)
                .givenSolution(harbour(at(1, 0), at(1, 2), none()))
                .penalizesBy(1 + 100 + 1000);
    }

    @Test
    void capacityIsCheap() {
        // 10 × 2 + 20 × 0.5, and 1 × 2
        verifier.verifyThat(PlacementConstraints::capacityIsCheap)
                .givenSolution(harbour(at(1, 0), at(2, 2), none()))
                .penalizesBy(30 + 2);
    }

    @Test
    void fewHostsAreOpen() {
        verifier.verifyThat(PlacementConstraints::fewHostsAreOpen)
                .givenSolution(harbour(at(1, 0), at(1, 2), at(2, 2), none()))
                .penalizesBy(2 * 40);
    }

    @Test
    void nothingChangesWithoutGain() {
        UnaryOperator<Instance.Component> standing =
                each -> with(each, 900_000, -1, false, at(1, 1));
        verifier.verifyThat(PlacementConstraints::nothingChangesWithoutGain)
                .givenSolution(harbour(standing, at(1, 1)))
                .penalizesBy(0);
        verifier.verifyThat(PlacementConstraints::nothingChangesWithoutGain)
                .givenSolution(harbour(standing, at(1, 0)))
                .penalizesBy(30);
        verifier.verifyThat(PlacementConstraints::nothingChangesWithoutGain)
                .givenSolution(harbour(standing, none()))
                .penalizesBy(30);
        verifier.verifyThat(PlacementConstraints::nothingChangesWithoutGain)
                .givenSolution(harbour(standing, at(2, 1)))
                .penalizesBy(70);
    }

    @Test
    void talkIsNear() {
        verifier.verifyThat(PlacementConstraints::talkIsNear)
                .givenSolution(harbour(at(1, 2), at(3, 2)))
                .penalizesBy(500);
        verifier.verifyThat(PlacementConstraints::talkIsNear)
                .givenSolution(harbour(at(1, 2), at(2, 2)))
                .penalizesBy(0);
        verifier.verifyThat(PlacementConstraints::talkIsNear)
                .givenSolution(harbour(at(1, 2), none()))
                .penalizesBy(0);
    }

    @Property(tries = 200)
    void streamsTrackerAndTheFormatsTextAgreeAlongRandomMoves(
            @ForAll @IntRange(min = 1, max = 12) int components,
            @ForAll @IntRange(min = 1, max = 5) int hosts,
            @ForAll long seed) {
        Instance instance = Problems.of(components, hosts, seed);
        var problem = new Problem(instance);
        var tracker = new Tracker(problem);
        var random = new Random(seed);
        List<Instance.Slot> slots = new ArrayList<>();
        for (int c = 0; c < components; c++) {
            slots.add(none());
        }
        for (int move = 0; move < 30; move++) {
            int c = random.nextInt(components);
            Instance.Slot slot =
                    random.nextInt(4) == 0 ? none() : at(random.nextInt(hosts), random.nextInt(3));
            slots.set(c, slot);
            tracker.move(c, slot.host(), slot.tier());
            Evaluator.Score cost = new Evaluator(instance).score(slots);
            assertThat(new Evaluator.Score(tracker.hard(), tracker.medium(), tracker.soft()))
                    .isEqualTo(cost);
            if (move % 10 == 9) {
                HardMediumSoftLongScore score = STREAMS.update(Harbour.of(problem, slots));
                assertThat(score)
                        .isEqualTo(
                                HardMediumSoftLongScore.of(
                                        -cost.hard(), -cost.medium(), -cost.soft()));
            }
        }
    }
}
