/** Replays recorded telemetry through a running service, over its API and faster than real time. */
package forestall.command.replay;
