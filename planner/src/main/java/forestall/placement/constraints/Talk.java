package forestall.placement.constraints;

import forestall.placement.Problem;
import java.util.List;

/**
 * Two components that talk.
 *
 * @param from one
 * @param to the other
 * @param maxLatencyUs above which the penalty is due, from the zone of one to that of the other
 * @param penalty money
 */
public record Talk(int from, int to, int maxLatencyUs, long penalty) {

    /** All that do not talk to themselves. */
    public static List<Talk> of(Problem problem) {
        return problem.talks().stream()
                .filter(each -> each.from() != each.to())
                .map(each -> new Talk(each.from(), each.to(), each.maxLatencyUs(), each.penalty()))
                .toList();
    }
}
