package forestall.placement.constraints;

import forestall.placement.Instance;
import forestall.placement.Problem;
import java.time.Duration;
import java.util.List;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import org.optaplanner.core.config.constructionheuristic.ConstructionHeuristicType;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * OptaPlanner as it comes, on {@link PlacementConstraints}: first fit decreasing, then local search
 * with its own moves, on one thread. What planners of ours are measured against.
 */
public final class StockPlanner {
    private StockPlanner() {}

    /**
     * @param slots by component; where it did not come to a decision, without standby
     * @param open components that it had not decided on when the time was over
     * @param hard what it says itself, as {@code medium} and {@code soft}; of no meaning unless
     *     {@code open} is 0
     */
    public record Found(List<Instance.Slot> slots, int open, long hard, long medium, long soft) {}

    /**
     * @param time whole milliseconds
     */
    public static Found plan(Problem problem, Duration time) {
        SolverConfig config =
                new SolverConfig()
                        .withSolutionClass(Harbour.class)
                        .withEntityClasses(Standing.class)
                        .withScoreDirectorFactory(
                                new ScoreDirectorFactoryConfig()
                                        .withConstraintProviderClass(PlacementConstraints.class)
                                        .withConstraintStreamImplType(
                                                ConstraintStreamImplType.BAVET))
                        .withPhases(
                                new ConstructionHeuristicPhaseConfig()
                                        .withConstructionHeuristicType(
                                                ConstructionHeuristicType.FIRST_FIT_DECREASING),
                                new LocalSearchPhaseConfig())
                        .withTerminationConfig(new TerminationConfig().withSpentLimit(time));
        Harbour best =
                SolverFactory.<Harbour>create(config).buildSolver().solve(Harbour.open(problem));
        int open = (int) best.standings.stream().filter(each -> each.berth == null).count();
        best.standings.forEach(each -> each.berth = each.berth == null ? Berth.NONE : each.berth);
        HardMediumSoftLongScore score = best.score;
        return new Found(
                best.slots(), open, -score.hardScore(), -score.mediumScore(), -score.softScore());
    }
}
