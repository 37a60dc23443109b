package forestall.logs;

/** How unlikely, as −log₁₀, 0 to {@link #MOST}. */
final class Chance {
    static final double MOST = 12;
    private static final double LN10 = StrictMath.log(10);

    private Chance() {}

    /**
     * Of so many standard deviations or more above the mean, by the bound ½e^(−z²/2); 0 up to the
     * mean.
     */
    static double ofSigmas(double sigmas) {
        return sigmas <= 0 ? 0 : Math.min(MOST, (StrictMath.log(2) + sigmas * sigmas / 2) / LN10);
    }

    /**
     * Of {@code count} or more where {@code usual} are expected, by the bound of Chernoff.
     *
     * @param usual above 0
     */
    static double ofCount(double count, double usual) {
        if (count <= usual) {
            return 0;
        }
        return Math.min(MOST, (usual - count + count * StrictMath.log(count / usual)) / LN10);
    }

    /** The same, when the most unlikely of so many was picked. */
    static double ofMany(double strength, int many) {
        return Math.max(0, strength - StrictMath.log10(Math.max(1, many)));
    }
}
