package forestall.placement;

import java.util.function.LongSupplier;

/** How long work may go on: a number of steps, which can be repeated exactly, or until a time. */
public final class Budget {
    private final long steps;
    private final LongSupplier clock;
    private final long begin;
    private final long end;

    private Budget(long steps, LongSupplier clock, long begin, long end) {
        this.steps = steps;
        this.clock = clock;
        this.begin = begin;
        this.end = end;
    }

    /** Ends after so many steps. */
    public static Budget steps(long steps) {
        return new Budget(steps, null, 0, 0);
    }

    /**
     * Ends at a time.
     *
     * @param clock nanoseconds from any origin; read now, and by all threads that work
     */
    public static Budget until(LongSupplier clock, long end) {
        return new Budget(0, clock, clock.getAsLong(), end);
    }

    /** The part of this that is over when the whole has come to {@code share}. */
    Budget part(double share) {
        if (clock == null) {
            return new Budget((long) (steps * share), null, 0, 0);
        }
        long now = clock.getAsLong();
        return new Budget(0, clock, now, now + (long) ((end - now) * share));
    }

    boolean timed() {
        return clock != null;
    }

    /**
     * @return from 0 to 1, which is the end
     */
    double spent(long done) {
        if (clock == null) {
            return steps <= 0 ? 1 : Math.min(1.0, (double) done / steps);
        }
        return end <= begin
                ? 1
                : Math.min(1.0, (double) (clock.getAsLong() - begin) / (end - begin));
    }
}
