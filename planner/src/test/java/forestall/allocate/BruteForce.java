package forestall.allocate;

import forestall.model.Allocation;
import forestall.model.Host;
import forestall.model.RiskScore;
import forestall.model.Tier;
import java.util.ArrayList;
import java.util.List;

/** Tries every plan there is. */
final class BruteForce {
    private final SmallProblem problem;
    private final Judge judge;
    private final List<Allocation> chosen = new ArrayList<>();
    private double least = Double.MAX_VALUE;

    BruteForce(SmallProblem problem, Judge judge) {
        this.problem = problem;
        this.judge = judge;
        choose(0);
    }

    /** See {@link Judge#total}. */
    double least() {
        return least;
    }

    private void choose(int index) {
        if (!judge.fits(chosen)) {
            return;
        }
        if (index == problem.risks().size()) {
            compare();
            return;
        }
        choose(index + 1); // none
        RiskScore risk = problem.risks().get(index);
        for (Host host : problem.pool().hosts()) {
            for (Tier tier : Tier.values()) {
                if (!tier.isAbove(risk.tier())) {
                    chosen.add(
                            new Allocation(
                                    risk.component(),
                                    host.id(),
                                    tier,
                                    judge.capacityAt(risk.component(), tier)));
                    choose(index + 1);
                    chosen.remove(chosen.size() - 1);
                }
            }
        }
    }

    private void compare() {
        least = Math.min(least, judge.total(chosen));
    }
}
