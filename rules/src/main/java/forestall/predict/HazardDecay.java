package forestall.predict;

import forestall.model.ExternalEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of a hazard is left some time after its onset: half of it after a half-life, since what
 * stood the first hours of a storm will likely stand the rest. Storms halve in a day, unrest in
 * two, and published vulnerabilities in 14; an alert of the monitoring stays as it is, as it says
 * that something is wrong now.
 */
final class HazardDecay {

    private HazardDecay() {}

    /**
     * @param at when; before the onset, all of it is left
     * @return above 0, at most 1
     */
    static double weight(ExternalEvent event, Instant at) {
        return halfLife(event.type())
                .map(
                        half ->
                                StrictMath.pow(
                                        0.5,
                                        (double)
                                                        Math.max(
                                                                0,
                                                                Duration.between(event.from(), at)
                                                                        .toSeconds())
                                                / half.toSeconds()))
                .orElse(1.0);
    }

    private static Optional<Duration> halfLife(ExternalEvent.Type type) {
        return switch (type) {
            case WEATHER -> Optional.of(Duration.ofDays(1));
            case UNREST -> Optional.of(Duration.ofDays(2));
            case VULNERABILITY -> Optional.of(Duration.ofDays(14));
            case ALERT -> Optional.empty();
        };
    }
}
