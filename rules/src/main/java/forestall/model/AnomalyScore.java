package forestall.model;

import java.time.Instant;

/**
 * How far one signal of one component has left its usual range in one minute.
 *
 * @param component whose signal it is
 * @param signal metric name, or {@code log errors}, {@code log warnings}
 * @param at end of the scored minute
 * @param value what was seen, in the signal's own unit
 * @param usual what was expected
 * @param sigmas distance from the usual in robust standard deviations; 0 or more, finite
 */
public record AnomalyScore(
        ComponentId component,
        String signal,
        Instant at,
        double value,
        double usual,
        double sigmas) {

    public AnomalyScore {
        Require.present(component, "component");
        Require.text(signal, "signal", 200);
        Require.present(at, "at");
        Require.finite(value, "value");
        Require.finite(usual, "usual");
        Require.atLeastZero(sigmas, "sigmas");
    }
}
