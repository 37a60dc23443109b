package forestall.predict;

import forestall.learn.Examples;
import forestall.learn.Logistic;
import forestall.learn.LogisticRegression;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The probability that a fault has just begun, and where: how all components look together says
 * whether, how each looks beside the others says which. Learned from recorded faults. Immutable.
 */
public final class OnsetModel {
    private static final double RIDGE_OF_WHETHER = 300;
    private static final double RIDGE_OF_WHICH = 30;

    private final LogisticRegression whether;
    private final LogisticRegression which;

    private OnsetModel(LogisticRegression whether, LogisticRegression which) {
        this.whether = whether;
        this.which = which;
    }

    /**
     * A minute of which it is known what happened.
     *
     * @param faulty place in the minute's components of the one where a fault began, −1 for none
     */
    public record Known(Symptoms.Minute minute, int faulty) {}

    /**
     * @throws IllegalArgumentException when no minute has a fault
     */
    public static OnsetModel learn(List<Known> minutes) {
        List<float[]> together = new ArrayList<>();
        List<Boolean> faults = new ArrayList<>();
        List<float[]> own = new ArrayList<>();
        List<Boolean> here = new ArrayList<>();
        for (Known each : minutes) {
            together.add(each.minute.together());
            faults.add(each.faulty >= 0);
            for (int at = 0; each.faulty >= 0 && at < each.minute.own().length; at++) {
                own.add(each.minute.own()[at]);
                here.add(at == each.faulty);
            }
        }
        if (own.isEmpty()) {
            throw new IllegalArgumentException("no minute has a fault to learn from");
        }
        return new OnsetModel(
                LogisticRegression.fit(examples(together, faults), RIDGE_OF_WHETHER),
                LogisticRegression.fit(examples(own, here), RIDGE_OF_WHICH));
    }

    private static Examples examples(List<float[]> rows, List<Boolean> outcomes) {
        var failed = new boolean[outcomes.size()];
        for (int row = 0; row < failed.length; row++) {
            failed[row] = outcomes.get(row);
        }
        return Examples.of(rows.toArray(float[][]::new), failed);
    }

    /**
     * @return by component: the most suspect has the probability of a fault anywhere, the others as
     *     much less as they are less suspect
     */
    public double[] probabilities(Symptoms.Minute minute) {
        double anywhere = Logistic.probability(whether.logOdds(minute.together()));
        var suspicion = new double[minute.own().length];
        double most = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < suspicion.length; at++) {
            suspicion[at] = which.logOdds(minute.own()[at]);
            most = Math.max(most, suspicion[at]);
        }
        for (int at = 0; at < suspicion.length; at++) {
            suspicion[at] = anywhere * StrictMath.exp(suspicion[at] - most);
        }
        return suspicion;
    }

    public void write(DataOutput out) throws IOException {
        whether.write(out);
        which.write(out);
    }

    /**
     * @throws IOException also when the bytes are no such model
     */
    public static OnsetModel read(DataInput in) throws IOException {
        var model = new OnsetModel(LogisticRegression.read(in), LogisticRegression.read(in));
        if (model.whether.columns() != Symptoms.TOGETHER || model.which.columns() != Symptoms.OWN) {
            throw new IOException("the model is of other symptoms");
        }
        return model;
    }

    /** Learned from two recorded days of two applications; see docs/benchmarks.md. */
    public static OnsetModel shipped() {
        try (InputStream in = OnsetModel.class.getResourceAsStream("onset.model")) {
            return read(new DataInputStream(in));
        } catch (IOException impossible) { // it is in our own jar
            throw new UncheckedIOException(impossible);
        }
    }
}
