package forestall.allocate;

import static forestall.allocate.Fixtures.component;
import static forestall.allocate.Fixtures.host;
import static forestall.allocate.Fixtures.risk;
import static forestall.allocate.Fixtures.standing;
import static forestall.allocate.Fixtures.units;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Tier;
import forestall.model.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.test.api.score.stream.ConstraintVerifier;

/** Each constraint alone, on both sides of its edge. Hosts a and b share a zone of 10 Mbit/s. */
class AllocationConstraintsTest {
    static final long BILLION = 1_000_000_000L;

    final Zone zone = new Zone("west-1", 10);
    final Zone elsewhere = new Zone("west-2", 10);
    final Room a = new Room(host("a", 8, 0.25), zone);
    final Room b = new Room(host("b", 8, 0.5), zone);
    final Room c = new Room(host("c", "west-2", units(8), 1), elsewhere);
    final List<Slot> slots = Slot.all(List.of(a, b, c));

    final ConstraintVerifier<AllocationConstraints, Layout> verifier =
            ConstraintVerifier.build(new AllocationConstraints(), Layout.class, Placement.class)
                    .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);

    @Test
    void hostHasRoom() {
        verifier.verifyThat(AllocationConstraints::hostHasRoom)
                .given(
                        full("exactly", units(5), a),
                        full("filled", units(3), a),
                        full("beside", units(8), b),
                        nowhere("absent", units(8)))
                .penalizesBy(0);
        verifier.verifyThat(AllocationConstraints::hostHasRoom)
                .given(
                        full("one", units(5), a),
                        full("too many", units(3).plus(new Capacity(1, 0, 0, 0)), a))
                .penalizesBy(1);
        verifier.verifyThat(AllocationConstraints::hostHasRoom)
                .given(
                        full("each", units(8), a),
                        full("resource", new Capacity(0, 2, 3, 4), a),
                        full("counts", new Capacity(1, 0, 0, 0), a))
                .penalizesBy(10);
    }

    @Test
    void hostHasRoomAtTheCapacityOfTheTier() {
        verifier.verifyThat(AllocationConstraints::hostHasRoom)
                .given(
                        full("half", units(4), a),
                        placed("and half", Tier.FULL, units(8), slot(a, Tier.SCALED)))
                .penalizesBy(0);
        verifier.verifyThat(AllocationConstraints::hostHasRoom)
                .given(
                        full("half", units(4), a),
                        placed(
                                "and more",
                                Tier.FULL,
                                new Capacity(8_001, 0, 0, 0),
                                slot(a, Tier.SCALED)))
                .penalizesBy(1); // half of an odd number is rounded up
    }

    @Test
    void zoneHasBandwidth() {
        verifier.verifyThat(AllocationConstraints::zoneHasBandwidth)
                .given(
                        full("one host", mbps(4), a),
                        placed("the other", Tier.SCALED, mbps(12), slot(b, Tier.SCALED)),
                        placed("periodic", Tier.MINIMAL, mbps(100), slot(a, Tier.MINIMAL)),
                        full("another zone", mbps(10), c),
                        nowhere("absent", mbps(100)))
                .penalizesBy(0);
        verifier.verifyThat(AllocationConstraints::zoneHasBandwidth)
                .given(
                        full("one host", mbps(4), a),
                        placed("the other", Tier.SCALED, mbps(14), slot(b, Tier.SCALED)))
                .penalizesBy(1);
    }

    @Test
    void tiersFallWhereThatLosesLeast() {
        verifier.verifyThat(AllocationConstraints::tiersFallWhereThatLosesLeast)
                .given(
                        full("as wanted", units(1), a),
                        placed("too", Tier.MINIMAL, units(1), slot(a, Tier.MINIMAL)))
                .penalizesBy(0);
        verifier.verifyThat(AllocationConstraints::tiersFallWhereThatLosesLeast)
                .given(at(Tier.FULL, 0.5, 0.5, slot(a, Tier.SCALED)))
                .penalizesBy(BILLION / 4 + 1);
        verifier.verifyThat(AllocationConstraints::tiersFallWhereThatLosesLeast)
                .given(at(Tier.FULL, 0.5, 0.5, slot(a, Tier.MINIMAL)))
                .penalizesBy(2 * (BILLION / 4 + 1));
        verifier.verifyThat(AllocationConstraints::tiersFallWhereThatLosesLeast)
                .given(at(Tier.FULL, 0.5, 0.5, Slot.NONE))
                .penalizesBy(4 * (BILLION / 4 + 1));
        verifier.verifyThat(AllocationConstraints::tiersFallWhereThatLosesLeast)
                .given(at(Tier.MINIMAL, 0, 1, Slot.NONE))
                .penalizesBy(2); // without risk, and yet not for nothing
    }

    @Test
    void standbyIsCheap() {
        verifier.verifyThat(AllocationConstraints::standbyIsCheap)
                .given(
                        nowhere("costs nothing", units(8)),
                        full("and neither does this", Capacity.NONE, c))
                .penalizesBy(0);
        verifier.verifyThat(AllocationConstraints::standbyIsCheap)
                .given(
                        full("one an hour", units(1), a),
                        placed("four", Tier.FULL, units(4), slot(b, Tier.SCALED)))
                .penalizesBy(5_000_000);
    }

    @Test
    void nothingMovesWithoutGain() {
        verifier.verifyThat(AllocationConstraints::nothingMovesWithoutGain)
                .given(
                        full("new", units(1), a),
                        from("stays", "a", slot(a, Tier.FULL)),
                        from("is lowered", "a", slot(a, Tier.MINIMAL)),
                        from("loses its place", "a", Slot.NONE),
                        from("has no choice", "gone", slot(a, Tier.FULL)))
                .penalizesBy(0);
        verifier.verifyThat(AllocationConstraints::nothingMovesWithoutGain)
                .given(from("moves", "a", slot(b, Tier.FULL)))
                .penalizesBy(50_000); // 0.05 an hour
    }

    @Test
    void nothingMovesWithoutGainEvenWhenMovesAreFree() {
        var free = new AllocatorSettings(0, 1, 1, 0);
        Allocation now = standing("moves", "a", Tier.FULL, units(1));
        verifier.verifyThat(AllocationConstraints::nothingMovesWithoutGain)
                .given(placed("moves", Tier.FULL, 0, 0, units(1), slot(b, Tier.FULL), now, free))
                .penalizesBy(1);
    }

    private Slot slot(Room room, Tier tier) {
        return slots.stream()
                .filter(slot -> slot.room() == room && slot.tier() == tier)
                .findFirst()
                .orElseThrow();
    }

    private Placement full(String id, Capacity demand, Room room) {
        return placed(id, Tier.FULL, demand, slot(room, Tier.FULL));
    }

    private Placement nowhere(String id, Capacity demand) {
        return placed(id, Tier.FULL, demand, Slot.NONE);
    }

    private Placement at(Tier wanted, double score, double impact, Slot slot) {
        return placed(
                "any", wanted, score, impact, units(1), slot, null, AllocatorSettings.defaults());
    }

    private Placement from(String id, String host, Slot slot) {
        Allocation now = standing(id.replace(' ', '-'), host, Tier.FULL, units(1));
        return placed(id, Tier.FULL, 0.5, 1, units(1), slot, now, AllocatorSettings.defaults());
    }

    private Placement placed(String id, Tier wanted, Capacity demand, Slot slot) {
        return placed(id, wanted, 0.5, 1, demand, slot, null, AllocatorSettings.defaults());
    }

    private Placement placed(
            String id,
            Tier wanted,
            double score,
            double impact,
            Capacity demand,
            Slot slot,
            Allocation now,
            AllocatorSettings settings) {
        String name = id.replace(' ', '-');
        return new Placement(
                new Need(
                        component(name, demand),
                        risk(name, wanted, score, impact),
                        now,
                        slots,
                        settings),
                slot);
    }

    private static Capacity mbps(long mbps) {
        return new Capacity(0, 0, 0, mbps);
    }
}
