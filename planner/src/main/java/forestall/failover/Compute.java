package forestall.failover;

/** Virtual machines. */
public interface Compute extends Standby {}
