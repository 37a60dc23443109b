package forestall.placement.constraints;

import forestall.placement.Instance;
import forestall.placement.Problem;
import forestall.placement.Tiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All berths of a problem, and which a component may have. */
public final class Berths {
    private final Problem problem;

    /** By host and tier. */
    private final Berth[][] all;

    private final Map<List<Boolean>, List<Berth>> shared = new HashMap<>();

    public Berths(Problem problem) {
        this.problem = problem;
        all = new Berth[problem.hosts()][Tiers.NONE];
        for (int h = 0; h < all.length; h++) {
            for (int t = 0; t < Tiers.NONE; t++) {
                all[h][t] = new Berth(h, problem.zoneOf(h), t);
            }
        }
    }

    public Berth at(Instance.Slot slot) {
        return slot.host() < 0 ? Berth.NONE : all[slot.host()][slot.tier()];
    }

    /** Those that break nothing by themselves; one list for all components that have the same. */
    public List<Berth> of(int component) {
        List<Boolean> reach = new ArrayList<>();
        for (int t = 0; t < Tiers.NONE; t++) {
            for (int z = 0; z < problem.zones(); z++) {
                reach.add(problem.reaches(component, t, z));
            }
        }
        return shared.computeIfAbsent(reach, which -> berths(component));
    }

    private List<Berth> berths(int component) {
        List<Berth> berths = new ArrayList<>();
        for (Berth[] host : all) {
            for (int t = problem.target(component); t < Tiers.NONE; t++) {
                if (problem.reaches(component, t, host[t].zone)) {
                    berths.add(host[t]);
                }
            }
        }
        berths.add(Berth.NONE);
        return List.copyOf(berths);
    }
}
