package forestall.api.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Nanoseconds since 1970. */
final class Nanos {
    private static final long A_SECOND = 1_000_000_000;

    private Nanos() {}

    /** Cut to whole microseconds, which is what is stored. */
    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, A_SECOND), Math.floorMod(nanos, A_SECOND))
                .truncatedTo(ChronoUnit.MICROS);
    }
}
