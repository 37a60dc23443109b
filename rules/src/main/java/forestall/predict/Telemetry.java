package forestall.predict;

import forestall.model.ExternalEvent;
import forestall.model.LogLine;
import forestall.model.Sample;
import java.util.List;

/**
 * What arrived since the last call, in any order.
 *
 * @param samples those of components outside the catalogue are passed over
 * @param lines likewise
 * @param events new ones, and new versions of known ones
 */
public record Telemetry(List<Sample> samples, List<LogLine> lines, List<ExternalEvent> events) {

    public static final Telemetry NONE = new Telemetry(List.of(), List.of(), List.of());

    public Telemetry {
        samples = List.copyOf(samples);
        lines = List.copyOf(lines);
        events = List.copyOf(events);
    }

    /** Nothing arrived. */
    public static Telemetry none() {
        return NONE;
    }
}
