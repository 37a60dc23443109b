/**
 * A second virtual machine for rules that nobody has run yet and for decision models: with little
 * memory, nothing to reach, and ended when it takes too long. {@link forestall.worker.WorkerMain}
 * is what runs there; {@link forestall.worker.WorkerPool} keeps one warm.
 */
package forestall.worker;
