package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Judges all metrics of one component together from the first hours of its life on: a {@link
 * VectorDetector} that learns anew on a schedule from the latest rows. Its state is those rows
 * alone; what was learned from them is learned again after a restart. Not thread-safe.
 */
public final class ComponentDetector {
    private final VectorSettings settings;
    private final Schedule schedule;
    private final int metrics;
    private final double[] latest; // for metrics that are missing
    private final float[] ring; // rows, by place
    private long rows; // taken so far
    private Optional<VectorDetector> detector = Optional.empty();

    /**
     * When a component's metrics are learned.
     *
     * @param first rows that are needed to begin with, 30 or more
     * @param every rows until they are learned anew, 1 or more
     * @param window latest rows that are learned from, {@code first} or more, to 100,000
     */
    public record Schedule(int first, int every, int window) {
        public Schedule {
            if (first < 30 || every < 1 || window < first || window > 100_000) {
                throw new IllegalArgumentException(
                        "a schedule needs 30 first rows or more, every row at most, and a window of"
                                + " %d to 100000 rows, not %d, %d and %d"
                                        .formatted(first, first, every, window));
            }
        }

        /** Rows that were taken when it was last learned; 0 before the first time. */
        long learnedAt(long rows) {
            return rows < first ? 0 : rows - (rows - first) % every;
        }
    }

    public ComponentDetector(int metrics, VectorSettings settings, Schedule schedule) {
        if (metrics < 1) {
            throw new IllegalArgumentException("a component needs a metric");
        }
        this.settings = settings;
        this.schedule = schedule;
        this.metrics = metrics;
        this.latest = new double[metrics];
        this.ring = new float[(schedule.window() + schedule.every()) * metrics];
    }

    /**
     * Takes the next row.
     *
     * @param row one value a metric; NaN where none came, the last known then stands for it
     * @return how much further off than usual the row and those just before it are, around 1 when
     *     all is as learned; 0 until something is learned
     */
    public double add(double[] row) {
        if (row.length != metrics) {
            throw new IllegalArgumentException(
                    "a row has %d metrics, not %d".formatted(row.length, metrics));
        }
        for (int metric = 0; metric < metrics; metric++) {
            if (Double.isInfinite(row[metric])) {
                throw new IllegalArgumentException("a value must be finite, was " + row[metric]);
            }
            latest[metric] = Double.isNaN(row[metric]) ? latest[metric] : row[metric];
        }
        int place = place(rows);
        for (int metric = 0; metric < metrics; metric++) {
            ring[place + metric] = bounded(latest[metric]);
        }
        double score = detector.isEmpty() ? 0 : detector.get().add(row(rows));
        rows++;
        if (schedule.learnedAt(rows) == rows) {
            learn();
        }
        return score;
    }

    private static float bounded(double value) {
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
    }

    private int place(long row) {
        return (int) (row % (schedule.window() + schedule.every())) * metrics;
    }

    private double[] row(long at) {
        var row = new double[metrics];
        for (int metric = 0; metric < metrics; metric++) {
            row[metric] = ring[place(at) + metric];
        }
        return row;
    }

    /** From the rows before {@link Schedule#learnedAt}, then through those since. */
    private void learn() {
        long until = schedule.learnedAt(rows);
        long from = Math.max(0, until - schedule.window());
        var learned = new double[(int) (until - from)][];
        for (int at = 0; at < learned.length; at++) {
            learned[at] = row(from + at);
        }
        VectorDetector next = VectorDetector.fit(learned, settings);
        for (long at = until; at < rows; at++) {
            next.add(row(at));
        }
        detector = Optional.of(next);
    }

    /** How many metrics a row has. */
    public int metrics() {
        return metrics;
    }

    /** Only rows that are still needed; the same state gives the same bytes. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(metrics);
        out.writeLong(rows);
        for (double each : latest) {
            out.writeDouble(each);
        }
        for (long at = oldest(); at < rows; at++) {
            for (int metric = 0; metric < metrics; metric++) {
                out.writeFloat(ring[place(at) + metric]);
            }
        }
    }

    private long oldest() {
        return Math.max(0, Math.min(rows, schedule.learnedAt(rows)) - schedule.window());
    }

    /**
     * Goes on where {@link #write} was called, under the same settings and schedule.
     *
     * @throws IOException also when the bytes are no such state
     */
    public static ComponentDetector read(DataInput in, VectorSettings settings, Schedule schedule)
            throws IOException {
        int metrics = in.readInt();
        if (metrics < 1 || metrics > 10_000) {
            throw new IOException("a component has %d metrics".formatted(metrics));
        }
        var component = new ComponentDetector(metrics, settings, schedule);
        component.rows = in.readLong();
        if (component.rows < 0) {
            throw new IOException("a component took %d rows".formatted(component.rows));
        }
        for (int metric = 0; metric < metrics; metric++) {
            component.latest[metric] = in.readDouble();
        }
        for (long at = component.oldest(); at < component.rows; at++) {
            for (int metric = 0; metric < metrics; metric++) {
                component.ring[component.place(at) + metric] = in.readFloat();
            }
        }
        for (float each : component.ring) {
            if (!Float.isFinite(each)) {
                throw new IOException("a component's row is not finite");
            }
        }
        if (schedule.learnedAt(component.rows) > 0) {
            component.learn();
        }
        return component;
    }
}
