package forestall.sandbox.world;

/** Concluded by a rule. */
public record Points(String machine, String rule, double points) {}
