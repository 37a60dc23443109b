package forestall.placement.constraints;

/**
 * Two components that talk.
 *
 * @param from one
 * @param to the other
 * @param maxLatencyUs above which the penalty is due, from the zone of one to that of the other
 * @param penalty money
 */
record Talk(int from, int to, int maxLatencyUs, long penalty) {}
