package forestall.risk;

import forestall.model.ComponentId;

/**
 * Concluded by a rule that knows of a cause of failure the prediction does not. Causes are taken as
 * independent: with the predicted probability p and causes x the component fails with 1 − (1 − p)(1
 * − x₁)(1 − x₂)…, the noisy or of Pearl (Probabilistic Reasoning in Intelligent Systems, 1988).
 *
 * @param component that may fail
 * @param rule name of the rule
 * @param probability of failure by this cause alone, 0 to 1
 */
public record Likelihood(ComponentId component, String rule, double probability) {}
