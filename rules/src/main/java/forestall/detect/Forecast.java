package forestall.detect;

/** What the metrics of one component are expected to be next, and how far they are off. */
interface Forecast {

    /**
     * What the forecast misses, each metric in standard deviations of what it missed where it was
     * learned.
     *
     * @param past the rows before, newest first
     */
    double[] residuals(Past past, double[] row);
}
