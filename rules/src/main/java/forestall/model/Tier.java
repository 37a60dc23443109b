package forestall.model;

/** How much stands by for a component in the failover region, most first. */
public enum Tier {
    /** Full replication and continuous data synchronisation. */
    FULL(Synchronisation.CONTINUOUS),
    /** Capacity = risk × maximum, near-real-time data synchronisation. */
    SCALED(Synchronisation.NEAR_REAL_TIME),
    /** Just enough to recover from. */
    MINIMAL(Synchronisation.PERIODIC);

    /** How data reaches the failover region. */
    public enum Synchronisation {
        CONTINUOUS,
        NEAR_REAL_TIME,
        PERIODIC
    }

    private final Synchronisation synchronisation;

    Tier(Synchronisation synchronisation) {
        this.synchronisation = synchronisation;
    }

    public Synchronisation synchronisation() {
        return synchronisation;
    }

    /** True when more stands by at this tier than at {@code other}. */
    public boolean isAbove(Tier other) {
        return compareTo(other) < 0;
    }
}
