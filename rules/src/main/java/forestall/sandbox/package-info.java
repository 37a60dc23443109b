/**
 * Confines rule texts that people write: says whether a text is one that may run, compiles it to
 * class files that can reach nothing but a given vocabulary, and runs it within a budget.
 *
 * <p>No single check is trusted. A text passes limits before it is parsed, a walk over what the
 * parser made of it, a check of every word and every shape of its code, a filtering class loader, a
 * scan of the compiled classes, and counters that are woven into these. {@link
 * forestall.sandbox.Sandbox} is the door; {@link forestall.sandbox.Refusal} is what it answers.
 */
package forestall.sandbox;
