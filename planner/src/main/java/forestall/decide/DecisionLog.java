package forestall.decide;

import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.model.Situation;
import forestall.model.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every decision with the situation that led to it. Added once and never changed. */
public interface DecisionLog {

    /**
     * One risk in the past.
     *
     * @param at the minute
     * @param probability 0 to 1
     * @param score 0 to 1
     * @param tier that the score called for
     */
    record RiskPoint(Instant at, double probability, double score, Tier tier) {}

    /**
     * A decision in a list.
     *
     * @param at the minute
     * @param ruleSet version of the rules that judged
     * @param highestScore of any component, 0 to 1
     * @param full how many components call for tier FULL
     * @param scaled how many call for tier SCALED
     * @param shortfalls how many get less than they call for
     * @param costPerHour of the standby, in currency units an hour
     */
    record Summary(
            Instant at,
            String ruleSet,
            double highestScore,
            int full,
            int scaled,
            int shortfalls,
            double costPerHour) {}

    Optional<Decision> latest();

    Optional<Decision> at(Instant minute);

    /** The situation that led to the decision of that minute. */
    Optional<Situation> situationAt(Instant minute);

    /**
     * Newest first; {@code from} inclusive, {@code to} exclusive.
     *
     * @param limit 1 to 1000
     */
    List<Summary> between(Instant from, Instant to, int limit);

    /** Oldest first; {@code from} inclusive, {@code to} exclusive. */
    Map<ComponentId, List<RiskPoint>> risks(Instant from, Instant to);
}
