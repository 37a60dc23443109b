package forestall.sandbox.world;

/** Who pays for a machine. */
public record Owner(String name, String country) {}
