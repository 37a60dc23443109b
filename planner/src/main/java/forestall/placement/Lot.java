package forestall.placement;

/**
 * Chance, the same for the same seed (xorshift), and the hosts that a walk may use. Not for threads
 * to share.
 */
final class Lot {
    private long state;
    private boolean[] hosts;
    private int part;
    private int parts = 1;

    Lot(long seed) {
        state = (seed + 1) * 0x9E3779B97F4A7C15L;
        if (state == 0) {
            state = 1;
        }
        for (int i = 0; i < 8; i++) {
            next();
        }
    }

    private long next() {
        long x = state;
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
        state = x;
        return x;
    }

    /** From 0 to {@code end} - 1. */
    int below(int end) {
        return (int) (((next() >>> 32) * end) >>> 32);
    }

    /** From 0 to 1, without 1. */
    double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(int of256) {
        return (next() >>> 56) < of256;
    }

    /**
     * From now on, those hosts alone, and one part in {@code parts} of the components without
     * standby.
     */
    void use(boolean[] which, int part, int parts) {
        hosts = which;
        this.part = part;
        this.parts = parts;
    }

    /** Whether a component that is on a host, or on none (-1), may be taken from there. */
    boolean may(int component, int host) {
        return host < 0 ? component % parts == part : has(host);
    }

    boolean has(int host) {
        return hosts == null || hosts[host];
    }
}
