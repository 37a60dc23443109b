package forestall.allocate;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * OptaPlanner's local search from a start that already fits. Repeats itself exactly: one thread, a
 * fixed seed, and an end that is counted in tries, which grow with the problem. Thread-safe.
 */
final class Search {
    /** Few, so that a plan that cannot be bettered much is not shaken through: that means moves. */
    private static final int REMEMBERED_SCORES = 20;

    /** Without it a step that finds nothing acceptable would never end. */
    private static final long MOST_TRIES_A_STEP = 1_000;

    private static final int SMALLEST_SIZE = 16;

    private final AllocatorSettings settings;
    private final ConcurrentMap<Integer, SolverFactory<Layout>> bySize = new ConcurrentHashMap<>();

    Search(AllocatorSettings settings) {
        this.settings = settings;
        factoryFor(SMALLEST_SIZE); // a mistake in the configuration shows at start
    }

    /**
     * @param start within all capacities; left as it is
     * @return placements no worse than the start
     */
    List<Placement> from(List<Placement> start) {
        Layout found = factoryFor(start.size()).buildSolver().solve(new Layout(start));
        if (!found.score().isSolutionInitialized() || !found.score().isFeasible()) {
            throw new IllegalStateException("the search ended at " + found.score());
        }
        return found.placements();
    }

    /** The limit is fixed when a factory is built, so there is one a power of two. */
    private SolverFactory<Layout> factoryFor(int components) {
        int size = SMALLEST_SIZE;
        while (size < components) {
            size *= 2;
        }
        return bySize.computeIfAbsent(size, each -> SolverFactory.create(config(each)));
    }

    private SolverConfig config(int size) {
        long tries = Math.min(settings.mostTries(), (long) size * settings.triesPerComponent());
        return new SolverConfig()
                .withSolutionClass(Layout.class)
                .withEntityClasses(Placement.class)
                .withEnvironmentMode(EnvironmentMode.REPRODUCIBLE)
                .withRandomSeed(settings.seed())
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig()
                                .withConstraintProviderClass(AllocationConstraints.class)
                                .withConstraintStreamImplType(ConstraintStreamImplType.BAVET))
                .withTerminationConfig(
                        new TerminationConfig().withScoreCalculationCountLimit(tries))
                .withPhases(localSearch());
    }

    private static LocalSearchPhaseConfig localSearch() {
        return new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(
                        new UnionMoveSelectorConfig()
                                .withMoveSelectors(
                                        new ChangeMoveSelectorConfig(),
                                        new SwapMoveSelectorConfig(),
                                        new MoveIteratorFactoryConfig()
                                                .withMoveIteratorFactoryClass(
                                                        DisplacementFactory.class))
                                .withSelectedCountLimit(MOST_TRIES_A_STEP))
                .withAcceptorConfig(
                        new LocalSearchAcceptorConfig().withLateAcceptanceSize(REMEMBERED_SCORES))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
    }
}
