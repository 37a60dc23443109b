package forestall.placement.constraints;

import forestall.placement.Instance;
import forestall.placement.Plan;
import forestall.placement.Replan;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.phase.custom.CustomPhaseCommand;

/** Lets the kernel plan on from the working solution, and takes over what it found. */
public class KernelPhase implements CustomPhaseCommand<Harbour> {

    @Override
    public void changeWorkingSolution(ScoreDirector<Harbour> director) {
        Harbour harbour = director.getWorkingSolution();
        Plan plan = Replan.of(harbour.problem, harbour.now(), harbour.steps, harbour.seed);
        harbour.prove(plan);
        for (Standing standing : harbour.standings) {
            Instance.Slot slot = plan.slots().get(standing.component);
            if (slot.host() != standing.berth.host || slot.tier() != standing.berth.tier) {
                director.beforeVariableChanged(standing, Standing.VARIABLE);
                standing.berth = harbour.berth(slot);
                director.afterVariableChanged(standing, Standing.VARIABLE);
            }
        }
        director.triggerVariableListeners();
    }
}
