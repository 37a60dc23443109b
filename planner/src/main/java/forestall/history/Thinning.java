package forestall.history;

import java.util.BitSet;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * Fewer points that draw the same line: of each bucket of time the first, the least, the greatest,
 * and the last (M4: Jugel et al., VLDB 2014). Extremes stay, whatever their number of neighbours.
 */
final class Thinning {
    /** Points that a bucket keeps at most, beside those that are kept anyway. */
    static final int PER_BUCKET = 4;

    private Thinning() {}

    /**
     * @param first place of the first point, inclusive
     * @param end place behind the last
     * @param at times in ascending order
     * @param from where the first bucket begins, no later than the first point
     * @param to where the last bucket ends
     * @param buckets 1 or more; when four times as many points are there, or fewer, all are kept
     * @param always kept anyway
     * @return places that are kept, among {@code first} to {@code end}
     */
    static BitSet keep(
            int first,
            int end,
            IntToLongFunction at,
            IntToDoubleFunction value,
            long from,
            long to,
            int buckets,
            BitSet always) {
        var kept = new BitSet(end);
        if (end - first <= PER_BUCKET * buckets) {
            kept.set(first, end);
            return kept;
        }
        double width = (double) (to - from) / buckets;
        int begin = first;
        while (begin < end) {
            int bucket = bucket(at.applyAsLong(begin), from, width, buckets);
            int least = begin;
            int greatest = begin;
            int next = begin;
            for (;
                    next < end && bucket(at.applyAsLong(next), from, width, buckets) == bucket;
                    next++) {
                if (value.applyAsDouble(next) < value.applyAsDouble(least)) {
                    least = next;
                }
                if (value.applyAsDouble(next) > value.applyAsDouble(greatest)) {
                    greatest = next;
                }
                if (always.get(next)) {
                    kept.set(next);
                }
            }
            kept.set(begin);
            kept.set(least);
            kept.set(greatest);
            kept.set(next - 1);
            begin = next;
        }
        return kept;
    }

    private static int bucket(long at, long from, double width, int buckets) {
        return (int) Math.min(buckets - 1.0, (at - from) / width);
    }
}
