package forestall.history;

import java.time.Instant;

/**
 * Where a signal began to be unusual, or became distinctly more so.
 *
 * @param at when
 * @param value what was measured
 * @param usual what was expected then
 * @param deviation how far the signal usually is from that, 0 or more
 * @param surprise from {@value JudgedSeries#MARKED} to 12: the ten's power of how seldom the signal
 *     departs as far
 * @param words one sentence for people
 */
public record Anomaly(
        Instant at, double value, double usual, double deviation, double surprise, String words) {}
