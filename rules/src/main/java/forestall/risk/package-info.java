/**
 * Judges: from probabilities of failure to risk scores and tiers, by rules that business analysts
 * read and edit. {@link forestall.risk.RiskRules} compiles them; what a rule may look at is {@link
 * forestall.risk.Subject} and {@link forestall.risk.Scored}, what it may conclude are {@link
 * forestall.risk.Impact}, {@link forestall.risk.TierChoice}, {@link forestall.risk.Standby}, and
 * {@link forestall.risk.FailoverAdvice}.
 */
package forestall.risk;
