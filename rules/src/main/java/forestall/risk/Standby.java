package forestall.risk;

import forestall.model.ComponentId;

/**
 * Concluded by a standby rule; exactly one a component.
 *
 * @param component for which
 * @param full share of its demand that stands by at tier FULL, 0 to 1
 * @param scaled the same at tier SCALED
 * @param minimal the same at tier MINIMAL
 */
public record Standby(ComponentId component, double full, double scaled, double minimal) {}
