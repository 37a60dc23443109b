/**
 * What another rule set would have done: two sets judge and place the same situations, one after
 * the other, each going on from its own tiers and allocations.
 */
package forestall.compare;
