package forestall.placement.constraints;

import forestall.placement.Problem;
import forestall.placement.Tiers;
import java.util.Comparator;

/** What is hard to place comes last in this order, as OptaPlanner's heuristics want it. */
public class BiggestFirst implements Comparator<Standing> {

    @Override
    public int compare(Standing one, Standing other) {
        return Comparator.<Standing>comparingDouble(each -> size(each.problem, each.component()))
                .thenComparing(Comparator.comparingInt(Standing::component).reversed())
                .compare(one, other);
    }

    /** Sum of the shares of what the first host has; mandatory ones are larger than all others. */
    public static double size(Problem problem, int component) {
        int tier = Math.min(problem.target(component), Tiers.MINIMAL);
        double size = problem.mandatory(component) ? 1e6 : 0;
        for (int r = 0; r < problem.resources() && problem.hosts() > 0; r++) {
            size += problem.usage(component, tier, r) / (1.0 + problem.capacity(0, r));
        }
        return size;
    }
}
