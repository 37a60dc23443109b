package forestall.placement.constraints;

import forestall.placement.Instance;
import forestall.placement.Plan;
import forestall.placement.Problem;
import forestall.placement.Tiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

/** All standings: the solver's whole picture. */
@PlanningSolution
class Harbour {
    Problem problem;
    private Berth[][] all;

    /** In order of component. */
    @PlanningEntityCollectionProperty List<Standing> standings;

    @ProblemFactCollectionProperty List<Talk> talks;
    @PlanningScore HardMediumSoftLongScore score;

    /** What the kernel begins with, which may break hard constraints; by component. */
    private List<Instance.Slot> now = List.of();

    long steps;
    long seed;

    /** Shared by all copies, of which the solver makes some before the kernel has planned. */
    private Proof proof = new Proof();

    private static final class Proof {
        Plan plan;
    }

    /** For the solver, which copies it. */
    Harbour() {}

    private Harbour(Problem problem, Berth[][] all, List<Standing> standings, List<Talk> talks) {
        this.problem = problem;
        this.all = all;
        this.standings = standings;
        this.talks = talks;
    }

    /** Nothing has standby. */
    static Harbour empty(Problem problem) {
        return of(problem, null);
    }

    /** Everything is still to be decided on, for construction heuristics. */
    static Harbour open(Problem problem) {
        Harbour harbour = of(problem, null);
        harbour.standings.forEach(each -> each.berth = null);
        return harbour;
    }

    /**
     * @param slots by component; null: nothing has standby
     */
    static Harbour of(Problem problem, List<Instance.Slot> slots) {
        Berth[][] all = new Berth[problem.hosts()][Tiers.NONE];
        for (int h = 0; h < all.length; h++) {
            for (int t = 0; t < Tiers.NONE; t++) {
                all[h][t] = new Berth(h, problem.zoneOf(h), t);
            }
        }
        Map<List<Boolean>, List<Berth>> shared = new HashMap<>();
        List<Standing> standings = new ArrayList<>();
        for (int c = 0; c < problem.components(); c++) {
            int component = c;
            List<Berth> berths =
                    shared.computeIfAbsent(
                            reach(problem, c), which -> berths(problem, component, all));
            Instance.Slot slot = slots == null ? null : slots.get(c);
            Berth berth =
                    slot == null || slot.host() < 0 ? Berth.NONE : all[slot.host()][slot.tier()];
            standings.add(new Standing(problem, c, berths, berth));
        }
        List<Talk> talks =
                problem.talks().stream()
                        .filter(each -> each.from() != each.to())
                        .map(
                                each ->
                                        new Talk(
                                                each.from(),
                                                each.to(),
                                                each.maxLatencyUs(),
                                                each.penalty()))
                        .toList();
        return new Harbour(problem, all, standings, talks);
    }

    private static List<Boolean> reach(Problem problem, int component) {
        List<Boolean> reach = new ArrayList<>();
        for (int t = 0; t < Tiers.NONE; t++) {
            for (int z = 0; z < problem.zones(); z++) {
                reach.add(t >= problem.target(component) && problem.reaches(component, t, z));
            }
        }
        return reach;
    }

    /** Those that break nothing by themselves. */
    private static List<Berth> berths(Problem problem, int component, Berth[][] all) {
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

    void begin(List<Instance.Slot> standing, long search, long chance) {
        now = List.copyOf(standing);
        steps = search;
        seed = chance;
    }

    /** The kernel's plan, with its bound; null before. */
    Plan proof() {
        return proof.plan;
    }

    void prove(Plan plan) {
        proof.plan = plan;
    }

    List<Instance.Slot> now() {
        return now;
    }

    /** The one object for a slot. */
    Berth berth(Instance.Slot slot) {
        return slot.host() < 0 ? Berth.NONE : all[slot.host()][slot.tier()];
    }

    /** By component. */
    List<Instance.Slot> slots() {
        return standings.stream()
                .map(each -> new Instance.Slot(each.berth.host, each.berth.tier))
                .toList();
    }
}
