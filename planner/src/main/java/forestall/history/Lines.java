package forestall.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Makes lines of points, thinned as the signals are. */
public final class Lines {
    private Lines() {}

    /**
     * @param points in ascending order of time, none before the span
     * @param time when each is, to the microsecond
     * @param value of each, finite
     * @param buckets of time; each keeps at most four points
     */
    public static <T> Line of(
            String name,
            List<T> points,
            Function<T, Instant> time,
            ToDoubleFunction<T> value,
            Span span,
            int buckets) {
        long[] times = points.stream().map(time).mapToLong(Span::micros).toArray();
        double[] values = points.stream().mapToDouble(value).toArray();
        long interval = Readings.of(times, values).interval();
        BitSet kept =
                Thinning.keep(
                        0,
                        times.length,
                        at -> times[at],
                        at -> values[at],
                        span.fromMicros(),
                        span.toMicros(),
                        buckets,
                        new BitSet());
        List<Long> at = new ArrayList<>();
        List<Double> shown = new ArrayList<>();
        int before = -1;
        for (int place = kept.nextSetBit(0); place >= 0; place = kept.nextSetBit(place + 1)) {
            if (before >= 0
                    && before == place - 1
                    && times[place] - times[before] > JudgedSeries.GAP * interval) {
                at.add(Math.floorDiv((times[before] + times[place]) / 2, 1_000_000L));
                shown.add(null);
            }
            at.add(Math.floorDiv(times[place], 1_000_000L));
            shown.add(Math.rint(values[place] * 1e4) / 1e4);
            before = place;
        }
        return new Line(name, at, Collections.unmodifiableList(shown));
    }
}
