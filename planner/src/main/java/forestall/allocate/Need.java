package forestall.allocate;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.RiskScore;
import forestall.model.Tier;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one component calls for, and what each slot would lose and cost it. Immutable. */
final class Need {
    /** Most currency units an hour that one placement counts for; thousands of them fit a long. */
    static final double MOST_AN_HOUR = 1e9;

    private static final double MILLIONTHS = 1e6;
    private static final double RISK_POINTS = 1e9;

    /** More than a thousand others lose together; a million of them fit a long. */
    private static final long MANDATORY = 4_000_000_000_000L;

    /** Who is served first: most at risk, then biggest, then by id. */
    static final Comparator<Need> FIRST_SERVED =
            Comparator.<Need>comparingLong(need -> -need.stepLoss)
                    .thenComparingLong(need -> -need.load(need.wanted).unitsOver(Capacity.NONE))
                    .thenComparing(need -> need.component.id());

    private final Component component;
    private final Tier wanted;
    private final Map<Tier, Capacity> capacities = new EnumMap<>(Tier.class);
    private final Map<Tier, Load> loads = new EnumMap<>(Tier.class);
    private final long stepLoss;
    private final Slot current;
    private final long moveCost;
    private final List<Slot> slots;

    /**
     * @param now what stands by for it; null when nothing does
     * @param all every slot of the pool; those above the wanted tier, or that could not even hold
     *     this component alone, are left out
     */
    Need(
            Component component,
            RiskScore risk,
            Allocation now,
            List<Slot> all,
            AllocatorSettings settings) {
        this.component = component;
        this.wanted = risk.tier();
        for (Tier tier : Tier.values()) {
            Capacity capacity = component.demand().times(risk.standbyFactors().get(tier));
            capacities.put(tier, capacity);
            loads.put(tier, Load.of(capacity));
        }
        // The 1 places components without any risk, too, when there is room.
        this.stepLoss = 1 + Math.round(RISK_POINTS * risk.score() * risk.impact());
        this.moveCost = Math.max(1, Math.round(MILLIONTHS * settings.movesAtLeast()));
        this.slots = all.stream().filter(this::couldTake).toList();
        this.current = now == null ? Slot.NONE : nearest(now);
    }

    private boolean couldTake(Slot slot) {
        return slot.isNone()
                || (!slot.tier().isAbove(wanted)
                        && capacity(slot.tier()).fitsIn(slot.room().host.capacity())
                        && replicationMbps(slot) <= slot.room().zone.replicationMbps()
                        && isNearEnough(slot));
    }

    private boolean isNearEnough(Slot slot) {
        double latency = slot.room().zone.latencyMsFrom().getOrDefault(component.zone(), 0.0);
        Double most = component.standbyTerms().maxLatencyMs().get(slot.tier());
        return most == null || latency <= most;
    }

    private Slot nearest(Allocation now) {
        return slots.stream()
                .filter(slot -> !slot.isNone() && slot.room().host.id().equals(now.host()))
                .filter(slot -> !slot.tier().isAbove(now.tier()))
                .findFirst()
                .orElse(Slot.NONE);
    }

    Component component() {
        return component;
    }

    Tier wanted() {
        return wanted;
    }

    /**
     * The slot where it stands by now, or the highest below that it may still take on the same
     * host; {@link Slot#NONE} when nothing stands by, or its host is gone.
     */
    Slot current() {
        return current;
    }

    /** Where it may be placed; {@link Slot#NONE} is always among them. */
    List<Slot> slots() {
        return slots;
    }

    Capacity capacity(Tier tier) {
        return capacities.get(tier);
    }

    Load load(Tier tier) {
        return loads.get(tier);
    }

    /** Traffic that synchronises all the time, in Mbit/s; 0 where it is only periodic. */
    long replicationMbps(Slot slot) {
        return slot.isNone() ? 0 : replicationMbps(slot.tier());
    }

    long replicationMbps(Tier tier) {
        return tier.synchronisation() == Tier.Synchronisation.PERIODIC
                ? 0
                : capacity(tier).networkMbps();
    }

    /** Risk × impact in billionths, plus 1, for each step below the wanted tier. */
    long loss(Slot slot) {
        int steps = height(wanted) - (slot.isNone() ? 0 : height(slot.tier()));
        boolean missing = slot.isNone() && component.standbyTerms().mandatory();
        return steps * stepLoss + (missing ? MANDATORY : 0);
    }

    /** Above nothing, which is two steps below MINIMAL: recovery has nowhere to start there. */
    private static int height(Tier tier) {
        return switch (tier) {
            case FULL -> 4;
            case SCALED -> 3;
            case MINIMAL -> 2;
        };
    }

    /** Millionths of a currency unit an hour. */
    long cost(Slot slot) {
        if (slot.isNone()) {
            return 0;
        }
        double anHour = slot.room().host.price().of(capacity(slot.tier()));
        return Math.round(MILLIONTHS * Math.min(MOST_AN_HOUR, anHour));
    }

    /** What leaving the current host must save, in millionths of a currency unit an hour. */
    long moveCost(Slot slot) {
        boolean moves = !current.isNone() && !slot.isNone() && slot.room() != current.room();
        return moves ? moveCost : 0;
    }

    /** Loss first, then cost. Among equals the first slot of {@link #slots} is taken. */
    boolean prefers(Slot one, Slot other) {
        long lossBetween = loss(one) - loss(other);
        return lossBetween == 0
                ? cost(one) + moveCost(one) < cost(other) + moveCost(other)
                : lossBetween < 0;
    }
}
