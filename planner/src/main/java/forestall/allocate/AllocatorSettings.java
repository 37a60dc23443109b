package forestall.allocate;

/**
 * How long to look for a better plan and what a move must be worth. The search is counted in tries
 * (some components taken out and put back), never in time, so that a plan can be repeated on any
 * machine.
 *
 * @param seed of the solver's random numbers
 * @param triesPerComponent tries of one search per component, 1 or more; fewer than 16 components
 *     count as 16
 * @param mostTries tries of one search at most, 1 or more
 * @param movesAtLeast what the move of a component to another host must save, in currency units an
 *     hour, 0 to 1e9; even at 0 nothing moves to where it costs the same. A higher tier is worth
 *     any move
 * @param outages minutes down by tier
 */
public record AllocatorSettings(
        long seed, int triesPerComponent, long mostTries, double movesAtLeast, Outages outages) {

    /** Outages as assumed. */
    public AllocatorSettings(
            long seed, int triesPerComponent, long mostTries, double movesAtLeast) {
        this(seed, triesPerComponent, mostTries, movesAtLeast, Outages.ASSUMED);
    }

    public AllocatorSettings {
        atLeastOne(triesPerComponent, "triesPerComponent");
        atLeastOne(mostTries, "mostTries");
        if (!(movesAtLeast >= 0 && movesAtLeast <= Stakes.MOST_AN_HOUR)) { // also refuses NaN
            throw new IllegalArgumentException(
                    "movesAtLeast must be between 0 and %s, was %s"
                            .formatted(Stakes.MOST_AN_HOUR, movesAtLeast));
        }
    }

    /** For so many components. */
    long tries(int components) {
        return Math.min(mostTries, (long) Math.max(16, components) * triesPerComponent);
    }

    private static void atLeastOne(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, was " + value);
        }
    }

    public static AllocatorSettings defaults() {
        return new AllocatorSettings(0, 200, 400_000, 0.05);
    }
}
