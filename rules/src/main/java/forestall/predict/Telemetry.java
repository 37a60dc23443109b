package forestall.predict;

import forestall.model.ExternalEvent;
import forestall.model.Failure;
import forestall.model.LogLine;
import forestall.model.Sample;
import java.util.List;

/**
 * What arrived since the last call; samples, events, and failures in any order.
 *
 * @param samples those of components outside the catalogue are passed over
 * @param lines likewise, in the order in which they came: a stack trace is many lines
 * @param events new ones, and new versions of known ones
 * @param failures new ones, and corrected ones
 */
public record Telemetry(
        List<Sample> samples,
        List<LogLine> lines,
        List<ExternalEvent> events,
        List<Failure> failures) {

    public static final Telemetry NONE = new Telemetry(List.of(), List.of(), List.of(), List.of());

    public Telemetry {
        samples = List.copyOf(samples);
        lines = List.copyOf(lines);
        events = List.copyOf(events);
        failures = List.copyOf(failures);
    }

    /** Without failures. */
    public Telemetry(List<Sample> samples, List<LogLine> lines, List<ExternalEvent> events) {
        this(samples, lines, events, List.of());
    }

    /** Nothing arrived. */
    public static Telemetry none() {
        return NONE;
    }
}
