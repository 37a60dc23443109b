package forestall.placement;

import java.util.List;

/** Tiers of standby, from the warmest, as indices. */
public final class Tiers {
    public static final int FULL = 0;
    public static final int SCALED = 1;
    public static final int MINIMAL = 2;

    /** No standby, on no host. */
    public static final int NONE = 3;

    public static final int COUNT = 4;

    /** Their names in files, in order. */
    public static final List<String> NAMES = List.of("FULL", "SCALED", "MINIMAL", "NONE");

    private static final int FULL_FROM_PPM = 800_000;
    private static final int SCALED_FROM_PPM = 500_000;

    private Tiers() {}

    /** The warmest tier that a component of this risk may have. */
    public static int target(int riskPpm) {
        if (riskPpm >= FULL_FROM_PPM) {
            return FULL;
        }
        return riskPpm >= SCALED_FROM_PPM ? SCALED : MINIMAL;
    }
}
