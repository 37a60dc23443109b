package forestall.sandbox;

/**
 * Counts the steps of the rules that run in a thread. Compiled rules call {@link #tick} on entry to
 * every method and on every turn of a loop; without a run around it, that fails.
 */
public final class Meter {
    private static final ThreadLocal<Meter> CURRENT = new ThreadLocal<>();
    private static final long BETWEEN_LOOKS = 1024;

    private final Watch watch;
    private long left;
    private long untilLook = BETWEEN_LOOKS;
    private int factsLeft;

    private Meter(Budget budget) {
        this.watch = budget.watch();
        this.left = budget.steps();
        this.factsLeft = budget.facts();
    }

    /**
     * @throws IllegalStateException when rules run in this thread already
     */
    static Meter start(Budget budget) {
        if (CURRENT.get() != null) {
            throw new IllegalStateException("rules run in this thread already");
        }
        var meter = new Meter(budget);
        CURRENT.set(meter);
        return meter;
    }

    static void stop() {
        CURRENT.remove();
    }

    /** One step. Called by compiled rules. */
    public static void tick() {
        spend(1);
    }

    static void spend(long steps) {
        Meter meter = CURRENT.get();
        if (meter == null) {
            throw new RanAway("rules run only within a budget");
        }
        meter.use(steps);
    }

    private void use(long steps) {
        left -= steps;
        if (left < 0) {
            throw new RanAway("its steps are used up");
        }
        untilLook -= steps;
        if (untilLook <= 0) {
            untilLook = BETWEEN_LOOKS;
            watch.ends()
                    .ifPresent(
                            why -> {
                                throw new RanAway(why);
                            });
        }
    }

    /** A rule found facts that it applies to. */
    void matched() {
        use(1);
    }

    /** A rule added a fact. */
    void factAdded() {
        if (--factsLeft < 0) {
            throw new RanAway("it adds too many facts");
        }
        use(1);
    }
}
