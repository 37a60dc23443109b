package forestall.placement.constraints;

import forestall.placement.Problem;
import forestall.placement.Tiers;
import java.util.Comparator;

/** What is hard to place comes last in this order, as OptaPlanner's heuristics want it. */
public class BiggestFirst implements Comparator<Standing> {

    @Override
    public int compare(Standing one, Standing other) {
        return Comparator.<Standing>comparingDouble(BiggestFirst::size)
                .thenComparing(Comparator.comparingInt(Standing::component).reversed())
                .compare(one, other);
    }

    /** Sum of the shares of what the whole pool has. */
    private static double size(Standing standing) {
        Problem problem = standing.problem;
        int tier = problem.target(standing.component());
        double size = problem.mandatory(standing.component()) ? 1e6 : 0;
        for (int r = 0; r < problem.resources(); r++) {
            size +=
                    problem.usage(standing.component(), Math.min(tier, Tiers.MINIMAL), r)
                            / (1.0 + problem.capacity(0, r));
        }
        return size;
    }
}
