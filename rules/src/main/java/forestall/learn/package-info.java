/**
 * Learning from recorded failures: examples in, a model out that turns features into the
 * probability of a failure. Plain arithmetic; the same examples and settings give the same model.
 */
package forestall.learn;
