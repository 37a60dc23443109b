package forestall.history;

import java.util.List;

/**
 * What the chart of one signal shows. Columns are equally long; a point whose value is null says
 * that nothing was measured there, so that no line bridges it.
 *
 * @param metric its name
 * @param rate true when it is a counter, which is shown by its growth a second
 * @param interval usual time from one sample to the next, in seconds; 0 when unknown
 * @param samples how many samples of the span the points stand for
 * @param at seconds since 1970, ascending
 * @param value what was measured
 * @param usual what was expected by the baseline as it was before the sample; null during warm-up
 * @param deviation how far the signal usually is from that; the band is three to either side
 * @param surprise how odd each is, 0 (as usual) to 12
 * @param anomalies those that are marked, oldest first
 */
public record SignalChart(
        String metric,
        boolean rate,
        double interval,
        int samples,
        List<Long> at,
        List<Double> value,
        List<Double> usual,
        List<Double> deviation,
        List<Double> surprise,
        List<Anomaly> anomalies) {}
