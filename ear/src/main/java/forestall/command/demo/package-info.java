/** A demonstration: an invented shop, telemetry that is made up as it goes, and an incident. */
package forestall.command.demo;
