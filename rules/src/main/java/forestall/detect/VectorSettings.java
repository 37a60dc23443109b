package forestall.detect;

/**
 * How the metrics of one component are judged together.
 *
 * @param lags rows that all metrics are forecast from together, 1 to 60
 * @param ridge of that regression, more than 0
 * @param ownLags rows that each metric is forecast from by itself, 1 to 60
 * @param ownRidge of those regressions, more than 0
 * @param share of the metrics, those that are furthest off, that make the score; more than 0 to 1
 * @param neighbours how much the distance to what was seen before weighs beside either forecast's
 *     miss, 0 or more
 * @param delay rows until what is seen counts as seen before, 0 to 100,000
 * @param every how many rows one is remembered of, 1 to 10,000
 * @param attack how quickly the score follows upwards, as the newest row's share; more than 0 to 1
 * @param release how quickly it follows downwards, likewise
 */
public record VectorSettings(
        int lags,
        double ridge,
        int ownLags,
        double ownRidge,
        double share,
        double neighbours,
        int delay,
        int every,
        double attack,
        double release) {

    public VectorSettings {
        within(lags, 1, 60, "lags");
        within(ownLags, 1, 60, "ownLags");
        within(ridge, Double.MIN_NORMAL, 1e12, "ridge");
        within(ownRidge, Double.MIN_NORMAL, 1e12, "ownRidge");
        within(share, Double.MIN_NORMAL, 1, "share");
        within(neighbours, 0, 100, "neighbours");
        within(delay, 0, 100_000, "delay");
        within(every, 1, 10_000, "every");
        within(attack, Double.MIN_NORMAL, 1, "attack");
        within(release, Double.MIN_NORMAL, 1, "release");
    }

    private static void within(double value, double low, double high, String name) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "%s must be %s to %s, was %s".formatted(name, low, high, value));
        }
    }

    /** One configuration for every component. */
    public static VectorSettings defaults() {
        return new VectorSettings(10, 1000, 3, 10, 1.0 / 3, 0.5, 300, 50, 0.3, 0.1);
    }
}
