/** What monitoring sends, in its own protocols, turned into samples, log lines, and events. */
package forestall.api.telemetry;
