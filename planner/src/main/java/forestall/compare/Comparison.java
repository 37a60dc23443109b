package forestall.compare;

import forestall.allocate.Outages;
import forestall.model.ComponentId;
import forestall.risk.Explanation;
import java.time.Instant;
import java.util.List;

/**
 * What a candidate would have done in place of another rule set.
 *
 * @param before version of the set that decided
 * @param after version of the candidate
 * @param from minute of the first situation
 * @param to minute of the last
 * @param situations how many were judged
 * @param placed how many of them were placed, too, spread evenly; money is told of these
 * @param outages minutes down that were assumed, as the candidate has it
 * @param totals of both
 * @param changes components that change in score, tier, or placement, the most changed first
 * @param movers the most changed of them with both explanations of one minute: the first in which
 *     the tiers differ, or else the one in which the scores differ most
 * @param notes what the reader should know before trusting it
 */
public record Comparison(
        String before,
        String after,
        Instant from,
        Instant to,
        int situations,
        int placed,
        Outages outages,
        Totals totals,
        List<Change> changes,
        List<Mover> movers,
        List<String> notes) {

    public Comparison {
        changes = List.copyOf(changes);
        movers = List.copyOf(movers);
        notes = List.copyOf(notes);
    }

    /**
     * Two numbers side by side.
     *
     * @param before of the set that decided
     * @param after of the candidate
     */
    public record Pair(double before, double after) {
        static Pair of(double before, double after) {
            return new Pair(before, after);
        }

        public double difference() {
            return after - before;
        }
    }

    /**
     * Of all components.
     *
     * @param costPerDay of standby, in currency units a day
     * @param expectedLossPerDay probability × loss a minute × outage at the tier that was placed,
     *     in currency units a day, if the situations went on like this
     * @param fullShare share of component-minutes that called for tier FULL
     * @param scaledShare the same for SCALED
     * @param shortfalls components that got less than they called for, a situation on average
     * @param proposals failovers asked for, in all situations
     */
    public record Totals(
            Pair costPerDay,
            Pair expectedLossPerDay,
            Pair fullShare,
            Pair scaledShare,
            Pair shortfalls,
            Pair proposals) {}

    /**
     * Of one component.
     *
     * @param component which
     * @param name as people call it
     * @param meanScore over the situations
     * @param biggest largest difference of the scores in one situation, candidate less the other
     * @param at the minute of that
     * @param tierChanged situations in which the tiers differ
     * @param placedElsewhere placed situations in which host or tier of the standby differ
     */
    public record Change(
            ComponentId component,
            String name,
            Pair meanScore,
            double biggest,
            Instant at,
            int tierChanged,
            int placedElsewhere) {}

    /**
     * Both explanations of one component in one minute.
     *
     * @param component which
     * @param at the minute
     * @param before why it had its risk
     * @param after why it would have had another
     */
    public record Mover(ComponentId component, Instant at, Explanation before, Explanation after) {}
}
