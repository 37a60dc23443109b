package forestall.placement.constraints;

import forestall.placement.Problem;
import java.util.List;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** One component and where its standby is. */
@PlanningEntity(difficultyComparatorClass = BiggestFirst.class)
class Standing {
    static final String VARIABLE = "berth";

    Problem problem;
    @PlanningId int component;

    /** Shared by all components that may have the same. */
    @ValueRangeProvider(id = "berths")
    List<Berth> berths;

    @PlanningVariable(valueRangeProviderRefs = "berths")
    Berth berth;

    /** For the solver, which copies them. */
    Standing() {}

    Standing(Problem problem, int component, List<Berth> berths, Berth berth) {
        this.problem = problem;
        this.component = component;
        this.berths = berths;
        this.berth = berth;
    }

    int component() {
        return component;
    }

    boolean isPlaced() {
        return !berth.isNone();
    }

    int host() {
        return berth.host;
    }

    int zone() {
        return berth.zone;
    }

    int primaryZone() {
        return problem.primaryZone(component);
    }

    int link() {
        return problem.linkOf(component, berth.zone);
    }

    int group() {
        return problem.group(component);
    }

    long replication() {
        return problem.replication(component, berth.tier);
    }

    Amounts usage() {
        return Amounts.of(problem, component, berth.tier);
    }

    @Override
    public String toString() {
        return component + ": " + berth;
    }
}
