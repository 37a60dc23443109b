package forestall.decide;

import forestall.predict.Family;
import forestall.predict.FusionModel;
import forestall.predict.Horizon;
import forestall.predict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that turn evidence into probabilities: learned, compared, and put in force. */
public interface PredictionModels {
    /** The one that ships; it is always there. */
    int SHIPPED = 0;

    /**
     * One of them.
     *
     * @param version counts up; {@link #SHIPPED} is the one that ships
     * @param inForce whether it makes the probabilities; exactly one does
     * @param words what came of the comparison when it was learned
     * @param learned from what; empty for the one that ships
     */
    record Version(int version, boolean inForce, String words, Optional<Learned> learned) {}

    /**
     * What a version was learned from.
     *
     * @param at when
     * @param by what made it be learned: {@code schedule} or {@code operator}
     * @param from oldest evidence
     * @param through newest evidence
     * @param failures that were recorded then
     */
    record Learned(Instant at, String by, Instant from, Instant through, int failures) {}

    /**
     * One of them with all that there is to say.
     *
     * @param version which
     * @param verdicts comparison with the model before, one a horizon; none for the one that ships
     * @param lines what it is made of, one a horizon
     */
    record Detail(Version version, List<Verdict> verdicts, List<Line> lines) {}

    /**
     * One horizon of a model.
     *
     * @param horizon which
     * @param intercept log-odds without evidence
     * @param weights by family, 0 or more
     * @param calibrated whether log-odds become probabilities by what was seen to happen
     */
    record Line(
            Horizon horizon, double intercept, Map<String, Double> weights, boolean calibrated) {

        /** All horizons of a model, the nearest first. */
        public static List<Line> of(FusionModel model) {
            List<Line> lines = new ArrayList<>();
            for (Horizon horizon : Horizon.values()) {
                FusionModel.Line line = model.line(horizon);
                Map<String, Double> weights = new LinkedHashMap<>();
                for (Family family : Family.values()) {
                    weights.put(family.inWords(), line.weights()[family.place()]);
                }
                lines.add(
                        new Line(
                                horizon,
                                line.intercept(),
                                weights,
                                line.calibration().isPresent()));
            }
            return lines;
        }
    }

    /**
     * What came of learning anew.
     *
     * @param version that is in force now
     * @param takesOver whether it is a new one
     * @param verdicts one a horizon
     * @param words why, for people
     */
    record Refitted(int version, boolean takesOver, List<Verdict> verdicts, String words) {}

    /**
     * One time that fusion was learned anew.
     *
     * @param at when
     * @param by what made it be learned: {@code schedule} or {@code operator}
     * @param version that took over; empty when what was in force stayed
     * @param words why, for people
     */
    record Attempt(Instant at, String by, Optional<Integer> version, String words) {}

    /**
     * Newest first.
     *
     * @param limit 1 to 1000
     */
    List<Attempt> attempts(int limit);

    /** The newest first; the one that ships is the last. */
    List<Version> versions();

    Optional<Detail> byVersion(int version);

    /**
     * Learns anew now; what is better beyond doubt takes over.
     *
     * @throws Unacceptable when somebody else is at it
     */
    Refitted refit();

    /**
     * Puts a version in force; the next decision goes by it.
     *
     * @throws Unacceptable when there is no such version
     */
    Version use(int version);
}
