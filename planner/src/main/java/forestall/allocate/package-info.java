/**
 * Tiers to placement: puts every component's standby on the failover pool at least cost, and lowers
 * tiers where that loses least when the pool is too small.
 *
 * <p>{@link forestall.allocate.Allocator} is the door; {@link
 * forestall.allocate.AllocationConstraints} says what a good placement is. Amounts are whole
 * numbers, so every score is exact: hard = units over capacity, medium = risk left open, soft =
 * millionths of a currency unit an hour.
 */
package forestall.allocate;
