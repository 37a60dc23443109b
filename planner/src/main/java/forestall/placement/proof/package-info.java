/**
 * Checks plans and bounds by the text of {@code drp-instance/1} and {@code drp-plan/1} alone. Reads
 * the written problem, shares no code with solvers, and takes the plain way rather than the quick
 * one, so that a mistake of one does not hide in the other.
 */
package forestall.placement.proof;
