package forestall.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Has a series that used to move stopped moving? A stuck sensor or a dead exporter repeats its last
 * value: the run of equal values becomes longer than runs of this series are. Not thread-safe.
 */
public final class FlatLine {
    private static final int LEAST_RUN = 5; // a value that is sent twice is no flat line
    private static final int LEAST_SEEN = 30; // runs, before one is called long

    private final Lengths runs = new Lengths();
    private double last = Double.NaN;
    private int run;

    /**
     * Takes the next value.
     *
     * @param value finite
     * @return −log10 of the share of this series' runs that were as long; 0 while the run is short,
     *     or too few were seen
     */
    public float add(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a value must be finite, was " + value);
        }
        if (value == last) {
            run++;
        } else {
            if (run > 0) {
                runs.learn(run);
            }
            run = 1;
            last = value;
        }
        return run < LEAST_RUN || runs.total() < LEAST_SEEN ? 0 : runs.surprise(run);
    }

    /** Equal values up to the latest, itself included; 0 before the first. */
    public int run() {
        return run;
    }

    /** The same state gives the same bytes. */
    public void write(DataOutput out) throws IOException {
        runs.write(out);
        out.writeDouble(last);
        out.writeInt(run);
    }

    /**
     * Goes on where {@link #write} was called.
     *
     * @throws IOException also when the bytes are no such state
     */
    public static FlatLine read(DataInput in) throws IOException {
        var flatLine = new FlatLine();
        flatLine.runs.read(in);
        flatLine.last = in.readDouble();
        flatLine.run = in.readInt();
        if (flatLine.run < 0) {
            throw new IOException("a run is negative");
        }
        return flatLine;
    }
}
