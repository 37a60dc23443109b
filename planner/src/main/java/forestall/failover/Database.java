package forestall.failover;

/** Databases. */
public interface Database extends HoldsData {}
