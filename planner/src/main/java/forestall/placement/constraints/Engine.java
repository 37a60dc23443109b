package forestall.placement.constraints;

import forestall.placement.Instance;
import forestall.placement.Plan;
import forestall.placement.Problem;
import forestall.placement.Replan;
import java.util.List;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.phase.custom.CustomPhaseConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;

/**
 * OptaPlanner, with the kernel for its search and the tracker for its score. Repeats itself
 * exactly: one thread, and an end that is counted in steps. Thread-safe.
 */
public final class Engine {
    private final SolverFactory<Harbour> factory;

    /** As it is in production. */
    public Engine() {
        this(EnvironmentMode.REPRODUCIBLE);
    }

    /**
     * @param mode the strictest one compares each score with that of {@link PlacementConstraints}
     */
    Engine(EnvironmentMode mode) {
        var tracked =
                new ScoreDirectorFactoryConfig()
                        .withIncrementalScoreCalculatorClass(TrackedScore.class);
        if (mode.isAsserted()) {
            tracked.withAssertionScoreDirectorFactory(specification());
        }
        factory =
                SolverFactory.create(
                        new SolverConfig()
                                .withSolutionClass(Harbour.class)
                                .withEntityClasses(Standing.class)
                                .withEnvironmentMode(mode)
                                .withScoreDirectorFactory(tracked)
                                .withPhases(
                                        new CustomPhaseConfig()
                                                .withCustomPhaseCommandClassList(
                                                        List.of(KernelPhase.class))));
    }

    private static ScoreDirectorFactoryConfig specification() {
        return new ScoreDirectorFactoryConfig()
                .withConstraintProviderClass(PlacementConstraints.class)
                .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);
    }

    /**
     * Plans on from what stands by.
     *
     * @param now by component
     * @param steps of the search
     * @throws IllegalStateException when the plan breaks a hard constraint, which it never should
     */
    public Plan plan(Problem problem, List<Instance.Slot> now, long steps, long seed) {
        if (problem.components() == 0) { // OptaPlanner runs no phase without entities
            return Replan.of(problem, now, steps, seed);
        }
        Harbour start = Harbour.empty(problem);
        start.begin(now, steps, seed);
        Harbour found = factory.buildSolver().solve(start);
        HardMediumSoftLongScore score = found.score;
        if (score.hardScore() < 0) {
            throw new IllegalStateException("the search ended at " + score);
        }
        return new Plan(
                found.slots(),
                -score.hardScore(),
                Math.toIntExact(-score.mediumScore()),
                -score.softScore(),
                start.proof().bound(),
                start.proof().duals());
    }
}
