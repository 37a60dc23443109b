package forestall.sandbox.world;

/** A parameter of a rule set. */
public record Limit(String name, double value) {}
