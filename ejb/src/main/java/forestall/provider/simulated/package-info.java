/**
 * A failover region that exists only in the database, with latencies, capacity limits, and faults
 * that can be injected. It behaves as a cloud would: it takes its time, refuses what does not fit,
 * and remembers by key what it did.
 */
package forestall.provider.simulated;
