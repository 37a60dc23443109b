package forestall.predict;

import forestall.learn.Calibration;
import forestall.learn.MapRegression;
import forestall.learn.Weighed;
import forestall.model.Failure;
import forestall.predict.FusionModel.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Learns fusion anew from recorded failures, and says whether what was learned is better than what
 * is in force. Pure: the same snapshots and failures give the same model.
 *
 * <p>For each horizon, the first {@value #FITTED} of the time is fitted, the next is calibrated on
 * up to {@value #CALIBRATED}, and the rest judges. A minute whose horizon reaches into the next
 * part is left out, so that no part knows of failures of the next. Who wins is fitted again on all
 * before the held-out time, and calibrated on the held-out time when the one that was judged was
 * calibrated, too: where too few failures fell into the middle part, log-odds were judged as they
 * are, and so they come into force.
 */
public final class Refit {
    static final double FITTED = 0.55;
    static final double CALIBRATED = 0.7;

    /** Fewer failures than this before the held-out time teach nothing. */
    static final int FEWEST_BEFORE = 10;

    /** Fewer than this in the held-out time judge nothing. */
    static final int FEWEST_HELD_OUT = 5;

    /** Fewer than this calibrate nothing; log-odds are then taken as they are. */
    static final int FEWEST_TO_CALIBRATE = 3;

    /** A weight is believed to be within 1 of what ships in 95 of 100 cases. */
    static final double PRECISION = 4;

    /** How often components fail differs a lot: by a factor of 500 either way in 95 of 100. */
    static final double INTERCEPT_PRECISION = 0.1;

    private Refit() {}

    /**
     * What came of it.
     *
     * @param model the one in force, with the lines that were beaten replaced
     * @param verdicts one a horizon, the nearest first
     */
    public record Result(FusionModel model, List<Verdict> verdicts) {
        public Result {
            verdicts = List.copyOf(verdicts);
        }

        /** Whether any horizon was replaced. */
        public boolean takesOver() {
            return verdicts.stream().anyMatch(Verdict::takesOver);
        }

        /** One sentence a horizon. */
        public String words() {
            return verdicts.stream().map(Verdict::words).collect(Collectors.joining(". "));
        }
    }

    /**
     * @param snapshots that were kept, in any order
     * @param failures all that were recorded, in any order
     * @param inForce the model to beat
     * @param now what comes later is not known yet
     */
    public static Result of(
            List<Kept> snapshots, Collection<Failure> failures, FusionModel inForce, Instant now) {
        var fates = new Fates(failures, now);
        Map<Horizon, Line> lines = new EnumMap<>(Horizon.class);
        List<Verdict> verdicts = new ArrayList<>();
        for (Horizon horizon : Horizon.values()) {
            Cases cases = Cases.of(horizon, snapshots, fates);
            Line old = inForce.line(horizon);
            Verdict verdict = judge(horizon, cases, old);
            Line line = verdict.takesOver() ? whole(horizon, cases) : old;
            verdicts.add(verdict.takesOver() && isSame(line, old) ? verdict.unchanged() : verdict);
            lines.put(horizon, line);
        }
        return new Result(new FusionModel(lines), verdicts);
    }

    private static Verdict judge(Horizon horizon, Cases cases, Line inForce) {
        if (cases.isEmpty()) {
            return Verdict.tooLittle(horizon, 0, 0, "no minute is old enough to learn from");
        }
        Instant calibrateFrom = cases.at(FITTED);
        Instant judgeFrom = cases.at(CALIBRATED);
        Cases early = cases.between(Instant.MIN, calibrateFrom);
        Cases middle = middle(cases);
        Cases late = cases.since(judgeFrom);
        int before = cases.between(Instant.MIN, judgeFrom).failures();
        int heldOut = late.failures();
        if (before < FEWEST_BEFORE || heldOut < FEWEST_HELD_OUT || early.isEmpty()) {
            return Verdict.tooLittle(
                    horizon,
                    before,
                    heldOut,
                    "%d failures are known before %s and %d after, and %d and %d are needed"
                            .formatted(before, judgeFrom, heldOut, FEWEST_BEFORE, FEWEST_HELD_OUT));
        }
        double[] old = late.probabilities(inForce);
        double[] learned = late.probabilities(calibrated(fitted(horizon, early), middle));
        var bootstrap = Bootstrap.of(late.all(), old, learned);
        if (bootstrap.blocks() < Bootstrap.FEWEST_BLOCKS) {
            return Verdict.tooLittle(
                    horizon, before, heldOut, "the held-out time is too short to be sure");
        }
        return Verdict.compared(
                horizon,
                late.weight(),
                before,
                heldOut,
                Weighed.of(old, late.failed(), late.weights()),
                Weighed.of(learned, late.failed(), late.weights()),
                bootstrap.leastGain());
    }

    private static Line whole(Horizon horizon, Cases cases) {
        Instant from = cases.at(CALIBRATED);
        Line line = fitted(horizon, cases.between(Instant.MIN, from));
        return calibrates(middle(cases)) ? calibrated(line, cases.since(from)) : line;
    }

    // Without a calibration only the time before the held-out time says what it is.
    private static boolean isSame(Line one, Line other) {
        return one.calibration().isEmpty()
                && other.calibration().isEmpty()
                && one.intercept() == other.intercept()
                && Arrays.equals(one.weights(), other.weights());
    }

    private static Cases middle(Cases cases) {
        return cases.between(cases.at(FITTED), cases.at(CALIBRATED));
    }

    private static boolean calibrates(Cases others) {
        return others.failures() >= FEWEST_TO_CALIBRATE;
    }

    private static Line fitted(Horizon horizon, Cases cases) {
        Line shipped = FusionModel.shipped().line(horizon);
        MapRegression.Fit fit =
                MapRegression.fit(
                        cases.examples(),
                        new MapRegression.Prior(
                                shipped.weights(),
                                shipped.intercept(),
                                PRECISION,
                                INTERCEPT_PRECISION));
        return new Line(fit.intercept(), fit.weights(), Optional.empty());
    }

    private static Line calibrated(Line line, Cases others) {
        if (!calibrates(others)) {
            return line;
        }
        return new Line(
                line.intercept(),
                line.weights(),
                Optional.of(
                        Calibration.of(others.logOdds(line), others.failed(), others.weights())));
    }
}
