package forestall.command.bench.planner;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicType;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import forestall.placement.Instance;
import forestall.placement.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Timefold's community edition on the same constraints, and otherwise as {@link Stock}. */
final class Timefold implements Contestant {

    @Override
    public String name() {
        return "timefold";
    }

    @Override
    public Answer plan(Path instance, double seconds) throws IOException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        var problem = new Problem(ProblemFiles.read(instance));
        SolverConfig config =
                new SolverConfig()
                        .withSolutionClass(TimefoldHarbour.class)
                        .withEntityClasses(TimefoldStanding.class)
                        .withConstraintProviderClass(TimefoldConstraints.class)
                        .withPhases(
                                new ConstructionHeuristicPhaseConfig()
                                        .withConstructionHeuristicType(
                                                ConstructionHeuristicType.FIRST_FIT_DECREASING),
                                new LocalSearchPhaseConfig())
                        .withTerminationConfig(
                                new TerminationConfig().withSpentLimit(Stock.left(end)));
        TimefoldHarbour best =
                SolverFactory.<TimefoldHarbour>create(config)
                        .buildSolver()
                        .solve(new TimefoldHarbour(problem));
        int open = (int) best.standings.stream().filter(each -> each.berth == null).count();
        List<Instance.Slot> slots =
                best.standings.stream()
                        .map(
                                each ->
                                        each.berth == null
                                                ? new Instance.Slot(-1, 3)
                                                : new Instance.Slot(
                                                        each.berth.host, each.berth.tier))
                        .toList();
        HardMediumSoftLongScore score = best.score;
        Said said =
                open > 0
                        ? null
                        : new Said(-score.hardScore(), -score.mediumScore(), -score.softScore());
        return new Answer(slots, open, said, OptionalLong.empty(), null, 0);
    }
}
