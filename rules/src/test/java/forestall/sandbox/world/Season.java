package forestall.sandbox.world;

/** A fact about the world rather than about a machine. */
public record Season(String name, boolean busy, double weight) {}
