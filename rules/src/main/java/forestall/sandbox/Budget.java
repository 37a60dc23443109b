package forestall.sandbox;

import static java.util.Objects.requireNonNull;

/**
 * What one run of rules may use. Steps and counts are the same on every machine, so a run that ends
 * within them always ends the same way; the watch is for what they do not see.
 *
 * @param steps conditions looked at, turns of a loop, characters made and matched
 * @param firings of rules
 * @param facts that rules may add
 * @param watch asked now and then
 */
public record Budget(long steps, int firings, int facts, Watch watch) {

    public Budget {
        if (steps < 1 || firings < 1 || facts < 1) {
            throw new IllegalArgumentException("a budget is 1 or more");
        }
        requireNonNull(watch, "watch");
    }

    /** Four facts a firing, and no watch. */
    public static Budget of(long steps, int firings) {
        int facts = (int) Math.min(Integer.MAX_VALUE, 4L * firings);
        return new Budget(steps, firings, facts, Watch.PATIENT);
    }

    public Budget watchedBy(Watch other) {
        return new Budget(steps, firings, facts, other);
    }
}
