package forestall.logs;

import java.time.Duration;

/**
 * How a log is watched.
 *
 * @param templates most templates that are remembered
 * @param warmUp how long all templates are new, and none is said to be
 * @param halfLife how fast the past stops counting
 * @param heartbeats active minutes after which a regular template is a heartbeat
 * @param rarity a template is rare when less than this part of the minutes sees it
 */
public record LogWatchSettings(
        int templates, Duration warmUp, Duration halfLife, int heartbeats, double rarity) {

    public LogWatchSettings {
        if (templates < 8 || heartbeats < 3 || !(rarity > 0 && rarity < 1)) {
            throw new IllegalArgumentException(
                    "need 8 templates and 3 heartbeats at least, and a rarity between 0 and 1");
        }
        if (warmUp.toMinutes() < 1 || halfLife.toMinutes() < 1) {
            throw new IllegalArgumentException("need a minute at least");
        }
    }

    public static LogWatchSettings defaults() {
        return new LogWatchSettings(1_024, Duration.ofHours(1), Duration.ofHours(6), 8, 1e-3);
    }
}
