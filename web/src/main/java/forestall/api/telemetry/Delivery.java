package forestall.api.telemetry;

import forestall.decide.Catalogue;
import forestall.decide.TelemetryInbox;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.decide.TelemetryInbox.Times;
import forestall.decide.TelemetryInbox.Unmapped;
import forestall.intake.SeriesMapping;
import forestall.intake.SeriesMapping.Mapped;
import forestall.intake.SeriesMapping.Outcome;
import forestall.intake.SeriesMapping.Unclaimed;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.LogLine;
import forestall.model.Sample;
import forestall.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What one request brings. Series that no component claims are set aside and counted; samples and
 * lines whose time is out of range are refused and counted; the rest is stored as a whole.
 */
public final class Delivery {
    private static final int LONGEST_LINE = 16_384;

    private final SeriesMapping mapping;
    private final Set<ComponentId> known;
    private final Times times;
    private final List<Sample> samples = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();
    private final List<Unmapped> unmapped = new ArrayList<>();
    private int refused;
    private String reason = "";

    public Delivery(SeriesMapping mapping, Catalogue catalogue, Times times) {
        this.mapping = mapping;
        this.known = catalogue.components().stream().map(Component::id).collect(Collectors.toSet());
        this.times = times;
    }

    /** Where the samples of one series go. */
    public interface Series {
        /** Values that are not finite say that there is none. */
        void add(Instant at, double value);
    }

    /**
     * @param name of the metric, as it came
     * @param resource labels of who sends
     * @param own labels of the series
     * @param size samples that will come, for the count of what is not mapped
     */
    public Series series(
            String name, Map<String, String> resource, SortedMap<String, String> own, int size) {
        Outcome outcome = mapping.series(name, resource, own, known::contains);
        if (outcome instanceof Mapped mapped) {
            return (at, value) -> add(mapped, at, value);
        }
        if (outcome instanceof Unclaimed) {
            unmapped.add(new Unmapped(SeriesMapping.inWords(name, resource, own), size));
        }
        return (at, value) -> {};
    }

    private void add(Mapped series, Instant at, double value) {
        if (Double.isFinite(value) && isInTime(at)) {
            samples.add(new Sample(series.component(), series.metric(), at, value));
        }
    }

    /**
     * @param labels of the stream
     * @param size lines that will come
     * @return whose it is; empty when nobody's, which is counted
     */
    public Optional<ComponentId> stream(Map<String, String> labels, int size) {
        Optional<ComponentId> component = mapping.stream(labels, known::contains);
        if (component.isEmpty()) {
            unmapped.add(new Unmapped(SeriesMapping.inWords("", labels, Map.of()), size));
        }
        return component;
    }

    /** An empty line says nothing; of an endless one the beginning is kept. */
    public void line(ComponentId component, Instant at, Severity severity, String text) {
        if (text.isBlank() || !isInTime(at)) {
            return;
        }
        String kept = text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE);
        lines.add(new LogLine(component, at, severity, kept));
    }

    private boolean isInTime(Instant at) {
        if (times.hold(at)) {
            return true;
        }
        refuse(
                at.isAfter(times.latest())
                        ? "%s is in the future; at most %s is taken".formatted(at, times.latest())
                        : "%s is too old; at least %s is taken".formatted(at, times.earliest()));
        return false;
    }

    /** Counts something that cannot be taken. */
    public void refuse(String why) {
        refused++;
        reason = reason.isEmpty() ? why : reason;
    }

    public int refused() {
        return refused;
    }

    /** Why the first of the refused was; empty when none was. */
    public String reason() {
        return reason;
    }

    /** Stores what can be stored. */
    public Receipt store(TelemetryInbox inbox) {
        Receipt ofSamples = inbox.samples(samples);
        Receipt ofLines = inbox.lines(lines);
        inbox.unmapped(unmapped);
        return new Receipt(
                ofSamples.stored() + ofLines.stored(),
                ofSamples.duplicates() + ofLines.duplicates());
    }
}
