package forestall.history;

/** Numbers with as many digits as a chart can show. */
final class Digits {
    private static final int SIGNIFICANT = 5;
    private static final int FINEST = 300; // powers of ten beyond are not exact, nor seen

    private final double range;

    /**
     * @param range how far apart the least and the greatest value of a chart are
     */
    Digits(double range) {
        this.range = range;
    }

    /** Five digits of the number, or of the range when that is smaller; null for NaN. */
    Double of(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        double size = Math.abs(value);
        double scale = range > 0 ? Math.min(range, size) : size;
        if (!(scale > 0) || Double.isInfinite(value)) {
            return value;
        }
        int digits = SIGNIFICANT - 1 - (int) Math.floor(Math.log10(scale));
        if (Math.abs(digits) > FINEST) {
            return value;
        }
        double rounded =
                digits >= 0
                        ? Math.rint(value * Math.pow(10, digits)) / Math.pow(10, digits)
                        : Math.rint(value / Math.pow(10, -digits)) * Math.pow(10, -digits);
        return Double.isFinite(rounded) ? rounded : value;
    }
}
