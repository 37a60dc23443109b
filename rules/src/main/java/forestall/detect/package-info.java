/**
 * Is a series doing what it usually does? Detectors over plain numbers and times: each a fold with
 * bounded state, the same configuration for every series, and no labels. What they say is a
 * surprise: how rare, by the series' own past, a departure of this size is, as −log10 of its
 * probability.
 */
package forestall.detect;
