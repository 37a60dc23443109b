package forestall.sandbox.world;

/** Concluded by a rule. */
public record Advice(String machine, String text) {}
