package forestall.predict;

import forestall.model.ExternalEvent;
import forestall.model.Failure;
import forestall.model.LogLine;
import forestall.model.Sample;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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

    private static final Telemetry NONE = new Telemetry(List.of(), List.of(), List.of(), List.of());

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

    /** Whether anything was measured or logged at {@code at} or later. */
    public boolean reaches(Instant at) {
        return samples.stream().anyMatch(each -> !each.at().isBefore(at))
                || lines.stream().anyMatch(each -> !each.at().isBefore(at));
    }

    /** This, then the other. */
    public Telemetry plus(Telemetry other) {
        return new Telemetry(
                joined(samples, other.samples),
                joined(lines, other.lines),
                joined(events, other.events),
                joined(failures, other.failures));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** What was measured and logged before {@code at}; events and failures whatever their time. */
    public Telemetry until(Instant at) {
        return new Telemetry(
                samples.stream().filter(each -> each.at().isBefore(at)).toList(),
                lines.stream().filter(each -> each.at().isBefore(at)).toList(),
                events,
                failures);
    }

    /** What is not in {@link #until}. */
    public Telemetry after(Instant at) {
        return new Telemetry(
                samples.stream().filter(each -> !each.at().isBefore(at)).toList(),
                lines.stream().filter(each -> !each.at().isBefore(at)).toList(),
                List.of());
    }

    /** Nothing arrived. */
    public static Telemetry none() {
        return NONE;
    }
}
