package forestall.detect;

/**
 * How odd is odd, for every series alike.
 *
 * @param visits samples of an hour of the day that its usual value is taken from; what is older
 *     fades; 10 to 250
 * @param shrinkage visits at which an hour's own usual value weighs as much as the one it falls
 *     back on
 * @param scaleFloor share of the series' whole scale that is added to an hour's own, so that a
 *     quiet hour is not odd at once
 * @param clip deviations beyond which a value teaches no more than that
 * @param slow samples over which the slow mean behind the shift sum, and the whole scale, are taken
 * @param slack deviations a sample that a shift may grow by without being one
 * @param leak share of the shift sum that each sample keeps, 0 to 1
 * @param seasonal weight of the departure from the hour's usual value
 * @param range weight of leaving the range seen so far
 * @param shift weight of the shift sum (CUSUM)
 * @param logarithmic weight of the departure on a logarithmic scale
 * @param power of the mean that joins them: 1 is their sum, large their maximum
 * @param tail share of the past, 0.5 to 1, beyond which a departure is a matter of the tail
 * @param most surprise at which all are cut off, in powers of ten
 * @param hold samples for which an alarm keeps quieter ones back
 * @param raise how much an alarm must be exceeded to count as a new one, as a share
 * @param keep share of an alarm down to which the same incident goes on
 * @param warmUp samples before anything is said
 */
public record DetectorSettings(
        int visits,
        float shrinkage,
        float scaleFloor,
        float clip,
        int slow,
        float slack,
        float leak,
        float seasonal,
        float range,
        float shift,
        float logarithmic,
        float power,
        float tail,
        float most,
        int hold,
        float raise,
        float keep,
        int warmUp) {

    public DetectorSettings {
        within(visits, 10, 250, "visits");
        within(shrinkage, 0, 1000, "shrinkage");
        within(scaleFloor, 0, 10, "scaleFloor");
        within(clip, 1, 1000, "clip");
        within(slow, 10, 100_000, "slow");
        within(slack, 0, 10, "slack");
        within(leak, 0, 1, "leak");
        within(seasonal, 0, 100, "seasonal");
        within(range, 0, 100, "range");
        within(shift, 0, 100, "shift");
        within(logarithmic, 0, 100, "logarithmic");
        within(power, 1, 10, "power");
        within(tail, 0.5f, 0.999f, "tail");
        within(most, 1, 30, "most");
        within(hold, 0, 10_000, "hold");
        within(raise, 0, 10, "raise");
        within(keep, 0, 1, "keep");
        within(warmUp, 2, 10_000, "warmUp");
        if (seasonal + range + shift + logarithmic <= 0) {
            throw new IllegalArgumentException("at least one part must weigh something");
        }
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
                200, 4, 0.1f, 6, 300, 0.5f, 0.97f, 1, 1, 0.5f, 0.5f, 1, 0.95f, 12, 150, 0.1f, 0.8f,
                30);
    }
}
