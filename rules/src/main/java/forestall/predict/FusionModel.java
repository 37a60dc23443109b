package forestall.predict;

import forestall.learn.Calibration;
import forestall.learn.Logistic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns evidence into probabilities: for each horizon log-odds = intercept + Σ weight × evidence,
 * and, once failures were recorded, a calibration of that. No weight is negative, so more evidence
 * never means less probability. Immutable.
 */
public final class FusionModel {
    private static final int MAGIC = 0x4653464D; // FSFM

    /** Beyond these log-odds a double can no longer tell a probability from 1. */
    private static final double MOST_LOG_ODDS = 30;

    private static final double HOURS_BETWEEN_FAILURES = 3000;

    // In the order of the families: metrics, together, logs, silence, flat, trend, weather, unrest,
    // vulnerability, alert, history, dependencies, onset.
    private static final double[] PRIOR_SOON = {1, 0.4, 1, 0.5, 0.1, 1, 1, 0.8, 0.15, 1, 1, 0, 0.7};
    private static final double[] PRIOR_DAY = {
        0.8, 0.3, 0.8, 0.4, 0.1, 1, 0.9, 0.8, 0.2, 0.8, 1, 0, 0.5
    };
    private static final double[] PRIOR_MONTH = {
        0.5, 0.2, 0.5, 0.3, 0.1, 1, 0.6, 0.6, 0.2, 0.5, 0.7, 0, 0.3
    };

    /**
     * One horizon.
     *
     * @param intercept log-odds when there is no evidence, finite
     * @param weights for each {@link Family}, 0 or more, finite
     * @param calibration from log-odds to probability, learned from cases that the weights were not
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Line(double intercept, double[] weights, Optional<Calibration> calibration) {
        public Line {
            if (!Double.isFinite(intercept) || weights.length != Family.COUNT) {
                throw new IllegalArgumentException(
                        "intercept %s and %d weights".formatted(intercept, weights.length));
            }
            for (double weight : weights) {
                if (!(weight >= 0) || Double.isInfinite(weight)) {
                    throw new IllegalArgumentException("a weight must be 0 or more, was " + weight);
                }
            }
            weights = weights.clone();
        }

        /** A copy. */
        @Override
        public double[] weights() {
            return weights.clone();
        }

        /** Before calibration; finite. */
        public double logOdds(float[] evidence) {
            double sum = intercept;
            for (int family = 0; family < weights.length; family++) {
                sum += weights[family] * evidence[family];
            }
            return Math.min(MOST_LOG_ODDS, sum);
        }

        /**
         * @return above 0, at most 1
         */
        public double probability(float[] evidence) {
            double logOdds = logOdds(evidence);
            return calibration
                    .map(learned -> learned.probability(logOdds))
                    .orElseGet(() -> Logistic.probability(logOdds));
        }
    }

    private final Map<Horizon, Line> lines;

    public FusionModel(Map<Horizon, Line> lines) {
        this.lines = new EnumMap<>(lines);
        if (this.lines.size() != Horizon.values().length) {
            throw new IllegalArgumentException(
                    "a model needs every horizon, had " + lines.keySet());
        }
    }

    /**
     * The prior for day one, until failures were recorded. A component fails once in 3000 hours,
     * and evidence counts as the table says: what is odd now says most of the next half hour, what
     * is published of its software little of any.
     */
    public static FusionModel shipped() {
        Map<Horizon, Line> lines = new EnumMap<>(Horizon.class);
        for (Horizon horizon : Horizon.values()) {
            double hours = horizon.within().toMinutes() / 60.0;
            double rate = -StrictMath.expm1(-hours / HOURS_BETWEEN_FAILURES);
            double[] weights =
                    switch (horizon) {
                        case SOON -> PRIOR_SOON;
                        case DAY -> PRIOR_DAY;
                        case MONTH -> PRIOR_MONTH;
                    };
            lines.put(horizon, new Line(Logistic.logOdds(rate), weights, Optional.empty()));
        }
        return new FusionModel(lines);
    }

    public Line line(Horizon horizon) {
        return lines.get(horizon);
    }

    /** What one family adds to the log-odds, 0 or more. */
    public double added(Horizon horizon, Family family, double evidence) {
        return lines.get(horizon).weights[family.place()] * evidence;
    }

    /** The same model gives the same bytes. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        out.writeByte(Family.COUNT);
        for (Horizon horizon : Horizon.values()) {
            Line line = lines.get(horizon);
            out.writeDouble(line.intercept());
            for (double weight : line.weights()) {
                out.writeDouble(weight);
            }
            out.writeBoolean(line.calibration().isPresent());
            if (line.calibration().isPresent()) {
                line.calibration().get().write(out);
            }
        }
    }

    /**
     * Families that were not known when it was written have weight 0.
     *
     * @throws IOException also when the bytes are no such model
     */
    public static FusionModel read(DataInput in) throws IOException {
        int magic = in.readInt();
        int known = in.readUnsignedByte();
        if (magic != MAGIC || known > Family.COUNT) {
            throw new IOException("this is no model, or one of a later version");
        }
        Map<Horizon, Line> lines = new EnumMap<>(Horizon.class);
        for (Horizon horizon : Horizon.values()) {
            double intercept = in.readDouble();
            var weights = new double[Family.COUNT];
            for (int family = 0; family < known; family++) {
                weights[family] = in.readDouble();
            }
            Optional<Calibration> calibration =
                    in.readBoolean() ? Optional.of(Calibration.read(in)) : Optional.empty();
            try {
                lines.put(horizon, new Line(intercept, weights, calibration));
            } catch (IllegalArgumentException broken) {
                throw new IOException(broken.getMessage(), broken);
            }
        }
        return new FusionModel(lines);
    }
}
