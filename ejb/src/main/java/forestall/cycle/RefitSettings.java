package forestall.cycle;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * When fusion is learned anew.
 *
 * @param interval {@code forestall.refit.interval}: time between two attempts, 1 h to 90 days, or
 *     0, which is never by itself; 24 h
 */
public record RefitSettings(Duration interval) {
    static final String INTERVAL = "forestall.refit.interval";

    public RefitSettings {
        if (!interval.isZero()) {
            Settings.between(interval, Duration.ofHours(1), Duration.ofDays(90), INTERVAL);
        }
    }

    static RefitSettings from(Config config) {
        return new RefitSettings(
                Settings.value(config, INTERVAL, Duration.class, Duration.ofHours(24)));
    }
}
