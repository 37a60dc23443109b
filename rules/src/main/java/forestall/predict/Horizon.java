package forestall.predict;

import java.time.Duration;

/** How far ahead a probability looks. */
public enum Horizon {
    /** 30 minutes: time to make a standby ready. */
    SOON(0, Duration.ofMinutes(30)),
    /** 24 hours: time to plan. */
    DAY(1, Duration.ofHours(24)),
    /** 30 days: time to replace. */
    MONTH(2, Duration.ofDays(30));

    private final int place;
    private final Duration within;

    Horizon(int place, Duration within) {
        this.place = place;
        this.within = within;
    }

    /** Where it stands in evidence. */
    public int place() {
        return place;
    }

    public Duration within() {
        return within;
    }
}
