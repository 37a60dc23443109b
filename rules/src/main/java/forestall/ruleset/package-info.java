/**
 * A rule set as a value, and its life: what it is made of ({@link forestall.ruleset.RuleSet}),
 * which states it goes through ({@link forestall.ruleset.Lifecycle}), what its author should know
 * ({@link forestall.ruleset.Finding}), and how two differ.
 */
package forestall.ruleset;
