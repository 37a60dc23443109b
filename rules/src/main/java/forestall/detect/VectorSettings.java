package forestall.detect;

/**
 * How the metrics of one component are judged together.
 *
 * @param lags rows that a forecast is made from, 1 to 60
 * @param ridge of the regression, more than 0
 * @param share of the metrics, those that are furthest off, that make the score; more than 0 to 1
 * @param smoothing share of the newest row in the score, more than 0 to 1
 * @param neighbours weight of the distance to what was seen before, beside that of the forecast's
 *     miss, 0 or more
 */
public record VectorSettings(
        int lags, double ridge, double share, double smoothing, double neighbours) {

    public VectorSettings {
        if (lags < 1 || lags > 60) {
            throw new IllegalArgumentException("lags must be 1 to 60, was " + lags);
        }
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("ridge must be more than 0, was " + ridge);
        }
        if (!(share > 0 && share <= 1) || !(smoothing > 0 && smoothing <= 1)) {
            throw new IllegalArgumentException(
                    "share and smoothing must be more than 0, at most 1");
        }
    }

    /** One configuration for every component. */
    public static VectorSettings defaults() {
        return new VectorSettings(10, 1000, 1.0 / 3, 0.2, 0.3);
    }
}
