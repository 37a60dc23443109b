/**
 * Tiers to placement: puts every component's standby on the failover pool at least cost, and lowers
 * tiers where that loses least when the pool is too small.
 *
 * <p>{@link forestall.allocate.Allocator} is the door; {@link forestall.allocate.Translation} turns
 * the situation of a minute into the problem that {@link forestall.placement.constraints.Engine}
 * solves, and {@link forestall.allocate.Stakes} says what is at stake in money.
 */
package forestall.allocate;
