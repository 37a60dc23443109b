package forestall.placement.constraints;

import forestall.placement.Instance;
import forestall.placement.Plan;
import forestall.placement.Problem;
import java.util.ArrayList;
import java.util.List;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

/** All standings: the solver's whole picture. */
@PlanningSolution
class Harbour {
    Problem problem;
    private Berths all;

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

    private Harbour(Problem problem, Berths all, List<Standing> standings, List<Talk> talks) {
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
        Berths all = new Berths(problem);
        List<Standing> standings = new ArrayList<>();
        for (int c = 0; c < problem.components(); c++) {
            Instance.Slot slot = slots == null ? null : slots.get(c);
            Berth berth = slot == null ? Berth.NONE : all.at(slot);
            standings.add(new Standing(problem, c, all.of(c), berth));
        }
        return new Harbour(problem, all, standings, Talk.of(problem));
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
        return all.at(slot);
    }

    /** By component. */
    List<Instance.Slot> slots() {
        return standings.stream()
                .map(each -> new Instance.Slot(each.berth.host, each.berth.tier))
                .toList();
    }
}
