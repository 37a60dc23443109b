package forestall.allocate;

import java.util.List;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

/** Where everything stands: the solver's whole picture. */
@PlanningSolution
class Layout {
    /** In order of component. */
    @PlanningEntityCollectionProperty private List<Placement> placements;

    @PlanningScore private HardMediumSoftLongScore score;

    /** For the solver, which copies layouts. */
    Layout() {}

    Layout(List<Placement> placements) {
        this.placements = placements;
    }

    List<Placement> placements() {
        return placements;
    }

    /** Null before it was solved. */
    HardMediumSoftLongScore score() {
        return score;
    }
}
