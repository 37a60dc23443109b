/**
 * Measures the prediction on recorded data, each collection in its own form: scores go into files,
 * and where the truth lies beside the data, what they are worth is printed. No label reaches a
 * detector.
 */
package forestall.command.bench;
