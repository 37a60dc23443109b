package forestall.command.bench.planner;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import forestall.placement.Problem;
import forestall.placement.constraints.Berths;
import forestall.placement.constraints.Talk;
import java.util.ArrayList;
import java.util.List;

/** All standings, none decided on yet. */
@PlanningSolution
class TimefoldHarbour {
    /** In order of component. */
    @PlanningEntityCollectionProperty List<TimefoldStanding> standings;

    @ProblemFactCollectionProperty List<Talk> talks;
    @PlanningScore HardMediumSoftLongScore score;

    /** For the solver, which copies it. */
    TimefoldHarbour() {}

    TimefoldHarbour(Problem problem) {
        var berths = new Berths(problem);
        standings = new ArrayList<>();
        for (int c = 0; c < problem.components(); c++) {
            standings.add(new TimefoldStanding(problem, c, berths.of(c)));
        }
        talks = Talk.of(problem);
    }
}
