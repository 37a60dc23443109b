/**
 * Telemetry in, scores out: a fold that keeps a small state per signal. The same telemetry in the
 * same advances gives the same scores, to the last bit, on any machine.
 *
 * <p>A {@link forestall.predict.Predictor} watches components. Each has signals: its metrics and
 * its rates of logged errors and warnings. A signal knows its recent past and turns how far it has
 * left it into evidence; fusion adds the evidence of signals and external events up to one
 * probability. A new kind of detector is one more source of evidence.
 */
package forestall.predict;
