package forestall.predict;

import java.time.Duration;

/** How far ahead a probability looks. */
public enum Horizon {
    /** 30 minutes: time to make a standby ready. */
    SOON(Duration.ofMinutes(30)),
    /** 24 hours: time to plan. */
    DAY(Duration.ofHours(24)),
    /** 30 days: time to replace. */
    MONTH(Duration.ofDays(30));

    private final Duration within;

    Horizon(Duration within) {
        this.within = within;
    }

    public Duration within() {
        return within;
    }
}
