package forestall.detect;

/** Logarithms that are near enough, many times a microsecond. */
final class Fast {
    private static final float LN2 = 0.693_147_2f;

    private Fast() {}

    /**
     * Logarithm to base 2, within 0.0001.
     *
     * @param value more than 0, normal
     */
    static float log2(float value) {
        int bits = Float.floatToRawIntBits(value);
        int exponent = (bits >>> 23) - 127;
        float m = Float.intBitsToFloat((bits & 0x007F_FFFF) | 0x3F80_0000);
        // A Padé form in (m - 1) / (m + 1), whose odd series converges fast on 1 to 2.
        float t = (m - 1) / (m + 1);
        float t2 = t * t;
        float ln = t * (2 + t2 * (0.666_666_6f + t2 * (0.4f + t2 * 0.307f)));
        return exponent + ln / LN2;
    }

    /** sign(x) · ln(1 + |x|). */
    static float signedLog(double value) {
        float size = (float) Math.min(Math.abs(value), 1e30);
        float log = LN2 * log2(1 + size);
        return value < 0 ? -log : log;
    }
}
