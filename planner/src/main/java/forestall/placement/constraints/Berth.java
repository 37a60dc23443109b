package forestall.placement.constraints;

import forestall.placement.Tiers;

/** A host and a tier that a component may have. One object for each, so compared by identity. */
public final class Berth {
    /** No standby. */
    public static final Berth NONE = new Berth(-1, -1, Tiers.NONE);

    public final int host;
    public final int zone;
    public final int tier;

    Berth(int host, int zone, int tier) {
        this.host = host;
        this.zone = zone;
        this.tier = tier;
    }

    public boolean isNone() {
        return host < 0;
    }

    @Override
    public String toString() {
        return isNone() ? "none" : Tiers.NAMES.get(tier) + " on " + host;
    }
}
