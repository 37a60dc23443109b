/** Telemetry, logs, and external events in; the predictor and what it remembers. */
package forestall.feed;
