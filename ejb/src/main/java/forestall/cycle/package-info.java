/** The minute cycle, the health checks, and the runs; and the one place that builds the core. */
package forestall.cycle;
