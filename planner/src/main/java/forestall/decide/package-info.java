/**
 * The product: one pure {@link forestall.decide.DecisionEngine#decide} for the minute, the what-if,
 * and the back-test; and the ports through which the pages and the API meet what the service
 * remembers.
 */
package forestall.decide;
