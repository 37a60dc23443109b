package forestall.logs;

import java.time.Instant;

/**
 * What was unusual about a component's log in one minute.
 *
 * @param end of the minute
 * @param name of the signal; the same in every minute
 * @param strength −log₁₀ of how likely the minute is by the log's own past, 0 to 12; 0 = as usual
 * @param words one sentence for people
 */
public record LogSignal(Instant end, String name, double strength, String words) {}
