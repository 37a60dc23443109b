package forestall.allocate;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Host;
import forestall.model.Plan;
import forestall.placement.Instance;
import java.util.ArrayList;
import java.util.List;

/** Turns slots into a plan: in the model's words and without the kernel's units. */
final class PlanWriter {
    private final String region;
    private final Translation situation;

    PlanWriter(String region, Translation situation) {
        this.region = region;
        this.situation = situation;
    }

    /**
     * @param slots by component
     */
    Plan write(List<Instance.Slot> slots) {
        List<Allocation> allocations = new ArrayList<>();
        double costPerHour = 0;
        int moves = 0;
        for (int c = 0; c < slots.size(); c++) {
            Instance.Slot slot = slots.get(c);
            if (slot.host() >= 0) {
                Host host = situation.hosts.get(slot.host());
                Capacity capacity = situation.capacity(c, slot.tier());
                var allocation =
                        new Allocation(
                                situation.components.get(c).id(),
                                host.id(),
                                TierNumbers.of(slot.tier()),
                                capacity);
                allocations.add(allocation);
                costPerHour += host.price().of(capacity);
                moves += situation.moves(allocation) ? 1 : 0;
            }
        }
        return new Plan(
                allocations,
                new Missing(region, situation, slots).all(),
                Math.min(costPerHour, Double.MAX_VALUE),
                moves);
    }
}
