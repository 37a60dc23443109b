package forestall.allocate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** Several placements take new slots at once. */
final class Reseat extends AbstractMove<Layout> {
    private static final String VARIABLE = "slot";

    private final Map<Placement, Slot> slots;

    Reseat(Map<Placement, Slot> slots) {
        this.slots = slots;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<Layout> director) {
        return slots.entrySet().stream().anyMatch(each -> each.getKey().slot() != each.getValue());
    }

    @Override
    protected Reseat createUndoMove(ScoreDirector<Layout> director) {
        var before = new LinkedHashMap<Placement, Slot>();
        slots.keySet().forEach(placement -> before.put(placement, placement.slot()));
        return new Reseat(before);
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Layout> director) {
        slots.forEach(
                (placement, slot) -> {
                    director.beforeVariableChanged(placement, VARIABLE);
                    placement.take(slot);
                    director.afterVariableChanged(placement, VARIABLE);
                });
    }

    @Override
    public String toString() {
        return slots.toString();
    }
}
