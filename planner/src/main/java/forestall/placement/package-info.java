/**
 * Places many components on many hosts near the optimum, in plain arrays: the problem, a tracker of
 * what a plan loads and costs, prices of capacity with a lower bound, a greedy start, and ruin and
 * recreate. Knows no solver library.
 */
package forestall.placement;
