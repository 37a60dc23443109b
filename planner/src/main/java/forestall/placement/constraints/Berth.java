package forestall.placement.constraints;

import forestall.placement.Tiers;

/** A host and a tier that a component may have. One object for each, so compared by identity. */
final class Berth {
    /** No standby. */
    static final Berth NONE = new Berth(-1, -1, Tiers.NONE);

    final int host;
    final int zone;
    final int tier;

    Berth(int host, int zone, int tier) {
        this.host = host;
        this.zone = zone;
        this.tier = tier;
    }

    boolean isNone() {
        return host < 0;
    }

    @Override
    public String toString() {
        return isNone() ? "none" : Tiers.NAMES.get(tier) + " on " + host;
    }
}
