package forestall.model;

/**
 * What a component is; it decides which provider port acts on it and which failover steps it needs.
 */
public enum Kind {
    VM,
    DATABASE,
    STORAGE_VOLUME,
    NETWORK,
    APPLICATION_STACK,
    LOAD_BALANCER,
    DNS_NAME;

    /** True when the component holds data that must be brought up to date before it is promoted. */
    public boolean holdsData() {
        return this == DATABASE || this == STORAGE_VOLUME;
    }
}
