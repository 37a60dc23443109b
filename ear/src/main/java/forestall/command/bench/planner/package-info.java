/**
 * Measures the planner beside others on the same problems. Whatever anyone answers is scored again
 * by {@link forestall.placement.proof.Evaluator}.
 */
package forestall.command.bench.planner;
