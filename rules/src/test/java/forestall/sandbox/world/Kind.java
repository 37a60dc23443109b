package forestall.sandbox.world;

/** What a machine is. */
public enum Kind {
    SERVER,
    DATABASE,
    ROUTER;

    public boolean holdsData() {
        return this == DATABASE;
    }
}
