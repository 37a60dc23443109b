package forestall.model;

import java.time.Instant;

/**
 * One measured value of one metric.
 *
 * @param component what was measured
 * @param metric metric name, 1 to 200 characters; it carries the unit, as Prometheus names do
 * @param at when it was measured
 * @param value finite
 */
public record Sample(ComponentId component, String metric, Instant at, double value) {

    public Sample {
        Require.present(component, "component");
        Require.text(metric, "metric", 200);
        Require.present(at, "at");
        Require.finite(value, "value");
    }
}
