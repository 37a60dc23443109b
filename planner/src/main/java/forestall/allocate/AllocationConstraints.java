package forestall.allocate;

import static org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_HARD;
import static org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_MEDIUM;
import static org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore.ONE_SOFT;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.sum;
import static org.optaplanner.core.api.score.stream.ConstraintCollectors.sumLong;

import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;

/** What a good placement is. */
public class AllocationConstraints implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory all) {
        return new Constraint[] {
            hostHasRoom(all),
            zoneHasBandwidth(all),
            tiersFallWhereThatLosesLeast(all),
            standbyIsCheap(all),
            nothingMovesWithoutGain(all)
        };
    }

    /** A host can't hold more than it has of any resource. */
    Constraint hostHasRoom(ConstraintFactory all) {
        return all.forEach(Placement.class)
                .filter(Placement::isPlaced)
                .groupBy(Placement::room, sum(Placement::load, Load.NONE, Load::plus, Load::minus))
                .filter((room, load) -> load.unitsOver(room.host.capacity()) > 0)
                .penalizeLong(ONE_HARD, (room, load) -> load.unitsOver(room.host.capacity()))
                .asConstraint("Host has room");
    }

    /** What synchronises all the time must pass the link into its zone. */
    Constraint zoneHasBandwidth(ConstraintFactory all) {
        return all.forEach(Placement.class)
                .filter(placement -> placement.replicationMbps() > 0)
                .groupBy(placement -> placement.room().zone, sumLong(Placement::replicationMbps))
                .filter((zone, mbps) -> mbps > zone.replicationMbps())
                .penalizeLong(ONE_HARD, (zone, mbps) -> mbps - zone.replicationMbps())
                .asConstraint("Zone has replication bandwidth");
    }

    /** Every step below the tier that the risk calls for leaves that much risk open. */
    Constraint tiersFallWhereThatLosesLeast(ConstraintFactory all) {
        return all.forEach(Placement.class)
                .filter(Placement::isLowered)
                .penalizeLong(ONE_MEDIUM, Placement::loss)
                .asConstraint("Tiers fall where that loses least");
    }

    /** The same standby is better where it costs less. */
    Constraint standbyIsCheap(ConstraintFactory all) {
        return all.forEach(Placement.class)
                .filter(Placement::isPlaced)
                .penalizeLong(ONE_SOFT, Placement::cost)
                .asConstraint("Standby is cheap");
    }

    /** Data that stands by already need not be copied to another host for pennies. */
    Constraint nothingMovesWithoutGain(ConstraintFactory all) {
        return all.forEach(Placement.class)
                .filter(placement -> placement.moveCost() > 0)
                .penalizeLong(ONE_SOFT, Placement::moveCost)
                .asConstraint("Nothing moves without gain");
    }
}
