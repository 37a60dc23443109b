/**
 * A failover: which steps it takes, in which order, and from which state it may pass to which.
 * Pure; the shell writes each step down before and after it is taken. The ports are what a provider
 * must be able to do.
 */
package forestall.failover;
