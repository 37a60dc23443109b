package forestall.allocate;

import forestall.model.Allocation;
import forestall.model.ComponentId;
import forestall.model.Plan;
import forestall.model.Shortfall;
import java.util.List;
import java.util.Map;

/** Turns placements into a plan: in the model's words and without the solver's units. */
final class PlanWriter {
    private final String region;
    private final List<Room> rooms;
    private final Map<ComponentId, Allocation> standing;

    PlanWriter(String region, List<Room> rooms, Map<ComponentId, Allocation> standing) {
        this.region = region;
        this.rooms = rooms;
        this.standing = standing;
    }

    /**
     * @param placements in order of component
     */
    Plan write(List<Placement> placements) {
        var missing = new Missing(region, rooms, Occupancy.of(placements));
        List<Placement> placed = placements.stream().filter(Placement::isPlaced).toList();
        List<Shortfall> shortfalls =
                placements.stream().filter(Placement::isLowered).map(missing::of).toList();
        double costPerHour =
                placed.stream()
                        .mapToDouble(
                                each ->
                                        each.room()
                                                .host
                                                .price()
                                                .of(each.need().capacity(each.tier())))
                        .sum();
        return new Plan(
                placed.stream().map(PlanWriter::allocation).toList(),
                shortfalls,
                Math.min(costPerHour, Double.MAX_VALUE),
                (int) placed.stream().filter(this::changesHost).count());
    }

    private static Allocation allocation(Placement placement) {
        return new Allocation(
                placement.need().component().id(),
                placement.room().host.id(),
                placement.tier(),
                placement.need().capacity(placement.tier()));
    }

    private boolean changesHost(Placement placement) {
        Allocation now = standing.get(placement.need().component().id());
        return now != null && !now.host().equals(placement.room().host.id());
    }
}
