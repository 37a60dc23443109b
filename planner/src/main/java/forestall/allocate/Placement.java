package forestall.allocate;

import forestall.model.Tier;
import java.util.List;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** What the solver chooses: one slot for one component. */
@PlanningEntity
class Placement {
    private Need need;

    @PlanningVariable(valueRangeProviderRefs = "slots")
    private Slot slot;

    /** For the solver, which copies placements. */
    Placement() {}

    Placement(Need need, Slot slot) {
        this.need = need;
        this.slot = slot;
    }

    @ValueRangeProvider(id = "slots")
    List<Slot> slots() {
        return need.slots();
    }

    Need need() {
        return need;
    }

    Slot slot() {
        return slot;
    }

    void take(Slot chosen) {
        slot = chosen;
    }

    boolean isPlaced() {
        return !slot.isNone();
    }

    boolean isLowered() {
        return need.loss(slot) > 0;
    }

    Room room() {
        return slot.room();
    }

    Tier tier() {
        return slot.tier();
    }

    /** Only of what is placed. */
    Load load() {
        return need.load(slot.tier());
    }

    long replicationMbps() {
        return need.replicationMbps(slot);
    }

    long loss() {
        return need.loss(slot);
    }

    long cost() {
        return need.cost(slot);
    }

    long moveCost() {
        return need.moveCost(slot);
    }

    @Override
    public String toString() {
        return need.component().id() + ": " + slot;
    }
}
