package forestall.failover;

/** Pre-configured application stacks. */
public interface Stack extends Standby {}
