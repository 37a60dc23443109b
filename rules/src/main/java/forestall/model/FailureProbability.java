package forestall.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How likely it is that a component fails within a horizon.
 *
 * @param component what may fail
 * @param at from when on
 * @param horizon within how long, more than 0
 * @param probability 0 to 1
 * @param drivers what drove it, strongest first; empty when nothing is unusual
 */
public record FailureProbability(
        ComponentId component,
        Instant at,
        Duration horizon,
        double probability,
        List<Driver> drivers) {

    /**
     * One piece of evidence.
     *
     * @param signal metric name, {@code log errors}, {@code log warnings}, or the headline of an
     *     event
     * @param logOdds how much it added to the log-odds of a failure, finite
     * @param words what was seen, for people, 1 to 500 characters
     */
    public record Driver(String signal, double logOdds, String words) {
        public Driver {
            Require.text(signal, "signal", 500);
            Require.finite(logOdds, "logOdds");
            Require.text(words, "words", 500);
        }
    }

    public FailureProbability {
        Require.present(component, "component");
        Require.present(at, "at");
        Require.present(horizon, "horizon");
        if (horizon.isNegative() || horizon.isZero()) {
            throw new IllegalArgumentException("horizon must be more than 0, was " + horizon);
        }
        Require.between(probability, 0, 1, "probability");
        drivers = List.copyOf(Require.present(drivers, "drivers"));
    }
}
