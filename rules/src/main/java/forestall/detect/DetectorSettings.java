package forestall.detect;

/**
 * How odd is odd, for every series alike.
 *
 * @param visits samples of an hour of the day that its usual value is taken from; what is older
 *     fades; 10 to 250
 * @param shrinkage visits at which an hour's own usual value weighs as much as the one it falls
 *     back on, 0 to 1000
 * @param scaleFloor share of the series' whole scale that is added to an hour's own, so that a
 *     quiet hour is not odd at once, 0 to 10
 * @param clip deviations beyond which a value teaches no more than that, 1 to 1000
 * @param slow samples over which the slow mean behind the shift, and the whole scale, are taken, 10
 *     to 100,000
 * @param recent samples over which the mean behind a lasting departure is taken, 1 to 1000
 * @param slack deviations a sample that a level may move by without a shift, 0 to 10
 * @param leak share of the shift sum that each sample keeps, 0 to 1
 * @param weights of the parts in what they say together
 * @param most surprise at which each part is cut off, in powers of ten, 1 to 30
 * @param incident when an alarm is a new one
 * @param warmUp samples before anything is said, 2 to 10,000
 */
public record DetectorSettings(
        int visits,
        float shrinkage,
        float scaleFloor,
        float clip,
        int slow,
        int recent,
        float slack,
        float leak,
        Weights weights,
        float most,
        Incident incident,
        int warmUp) {

    /** How much each {@link Part} counts, 0 to 100. */
    public record Weights(
            float seasonal,
            float lasting,
            float range,
            float shift,
            float logarithmic,
            float restless) {

        public Weights {
            within(seasonal, 0, 100, "seasonal");
            within(lasting, 0, 100, "lasting");
            within(range, 0, 100, "range");
            within(shift, 0, 100, "shift");
            within(logarithmic, 0, 100, "logarithmic");
            within(restless, 0, 100, "restless");
            if (!(seasonal + lasting + range + shift + logarithmic + restless > 0)) {
                throw new IllegalArgumentException("at least one part must weigh something");
            }
        }

        float sum() {
            return seasonal + lasting + range + shift + logarithmic + restless;
        }
    }

    /**
     * When an alarm is a new one: one incident, one alarm.
     *
     * @param hold samples for which an alarm keeps quieter ones back, 0 to 10,000
     * @param raise how much an alarm must be exceeded to count as a new one, as a share, 0 to 10
     * @param keep share of an alarm down to which the same incident goes on, 0 to 1
     */
    public record Incident(int hold, float raise, float keep) {
        public Incident {
            within(hold, 0, 10_000, "hold");
            within(raise, 0, 10, "raise");
            within(keep, 0, 1, "keep");
        }
    }

    public DetectorSettings {
        within(visits, 10, 250, "visits");
        within(shrinkage, 0, 1000, "shrinkage");
        within(scaleFloor, 0, 10, "scaleFloor");
        within(clip, 1, 1000, "clip");
        within(slow, 10, 100_000, "slow");
        within(recent, 1, 1000, "recent");
        within(slack, 0, 10, "slack");
        within(leak, 0, 1, "leak");
        within(most, 1, 30, "most");
        within(warmUp, 2, 10_000, "warmUp");
    }

    private static void within(double value, double low, double high, String name) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "%s must be %s to %s, was %s".formatted(name, low, high, value));
        }
    }

    /** One configuration for every series. */
    public static DetectorSettings defaults() {
        return new DetectorSettings(
                200,
                3,
                0.05f,
                6,
                300,
                30,
                0.5f,
                0.97f,
                new Weights(1, 1, 1, 1, 1, 0.5f),
                12,
                new Incident(150, 0.1f, 0.8f),
                30);
    }

    /** The same with other weights. */
    public DetectorSettings with(Weights other) {
        return new DetectorSettings(
                visits,
                shrinkage,
                scaleFloor,
                clip,
                slow,
                recent,
                slack,
                leak,
                other,
                most,
                incident,
                warmUp);
    }

    /** The same with another idea of an incident. */
    public DetectorSettings with(Incident other) {
        return new DetectorSettings(
                visits,
                shrinkage,
                scaleFloor,
                clip,
                slow,
                recent,
                slack,
                leak,
                weights,
                most,
                other,
                warmUp);
    }
}
