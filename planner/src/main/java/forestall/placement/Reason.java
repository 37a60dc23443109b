package forestall.placement;

import java.util.Optional;

/**
 * Why a component has the standby that it has. Money is that of the problem.
 *
 * @param component whose
 * @param slot what it has
 * @param loss expected loss at its tier
 * @param price of what it uses, at list price
 * @param change cost of the change against now
 * @param distance penalties for those it talks to and is far from; each is told on both sides
 * @param better what the next better tier would mean; empty when it has the best it may have
 */
public record Reason(
        int component,
        Instance.Slot slot,
        long loss,
        long price,
        long change,
        long distance,
        Optional<Better> better) {

    /** What stops the next better tier. */
    public enum Stop {
        /** It would fit, and cost more than it saves. */
        COSTS_MORE,
        /** Hosts lack a resource, with all that is on them. */
        HOSTS_FULL,
        /** There is room, but links lack bandwidth. */
        LINKS_FULL,
        /** There is room only beside another of its group. */
        GROUP,
        /** No host is so large, even if it were empty. */
        TOO_BIG,
        /** No zone but its own is near enough. */
        OUT_OF_REACH
    }

    /**
     * The next better tier.
     *
     * @param tier it
     * @param saves expected loss that it would save
     * @param extra what it would cost more than now, without that saving, at the cheapest host that
     *     has room; where none has, at the cheapest in reach; 0 where none is in reach
     * @param stop why it has not got it
     * @param host that comes closest: the cheapest with room, or the one that lacks least; -1 where
     *     none is in reach
     * @param resource that this host lacks most of, by share; -1 when it lacks none
     * @param lacks units of that resource, or Mbps of the link
     */
    public record Better(
            int tier, long saves, long extra, Stop stop, int host, int resource, long lacks) {}
}
