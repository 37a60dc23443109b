/**
 * The placement problem as OptaPlanner sees it: {@link
 * forestall.placement.constraints.PlacementConstraints} says what a good plan is, and {@link
 * forestall.placement.constraints.TrackedScore} computes the same while components move.
 */
package forestall.placement.constraints;
