/**
 * Looking back: from what was kept of a component to what its charts show. Baselines are recomputed
 * from the samples themselves, so what is drawn is what the detectors say of them. Pure.
 */
package forestall.history;
