package forestall.command.bench.planner;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import forestall.placement.Problem;
import forestall.placement.constraints.Amounts;
import forestall.placement.constraints.Berth;
import forestall.placement.constraints.BiggestFirst;
import java.util.Comparator;
import java.util.List;

/** One component and where its standby is. */
@PlanningEntity(comparatorClass = TimefoldStanding.Easiest.class)
class TimefoldStanding {
    Problem problem;
    @PlanningId int component;

    @ValueRangeProvider(id = "berths")
    List<Berth> berths;

    @PlanningVariable(valueRangeProviderRefs = "berths")
    Berth berth;

    /** For the solver, which copies them. */
    TimefoldStanding() {}

    TimefoldStanding(Problem problem, int component, List<Berth> berths) {
        this.problem = problem;
        this.component = component;
        this.berths = berths;
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

    int group() {
        return problem.group(component);
    }

    int link() {
        return problem.linkOf(component, berth.zone);
    }

    int latency() {
        return problem.latency(problem.primaryZone(component), berth.zone);
    }

    long replication() {
        return problem.replication(component, berth.tier);
    }

    Amounts usage() {
        return Amounts.of(problem, component, berth.tier);
    }

    /** As {@link BiggestFirst}. */
    public static final class Easiest implements Comparator<TimefoldStanding> {
        @Override
        public int compare(TimefoldStanding one, TimefoldStanding other) {
            int bySize =
                    Double.compare(
                            BiggestFirst.size(one.problem, one.component),
                            BiggestFirst.size(other.problem, other.component));
            return bySize != 0 ? bySize : Integer.compare(other.component, one.component);
        }
    }
}
