/**
 * The command line behind {@code ./forestall}: starts an embedded PostgreSQL and Payara with the
 * EAR, and talks to the service as any client would, over its API.
 */
package forestall.command;
