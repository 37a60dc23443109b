/** Asking a Prometheus for what it has. */
package forestall.feed.prometheus;
