package forestall.failover;

/** Storage volumes. */
public interface Volume extends HoldsData {}
