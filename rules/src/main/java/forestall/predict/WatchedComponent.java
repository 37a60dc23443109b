package forestall.predict;

import forestall.model.AnomalyScore;
import forestall.model.ComponentId;
import forestall.model.LogLine;
import forestall.model.Sample;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that is remembered of one component: its signals by name, and lines not yet scored. */
final class WatchedComponent {
    static final String LOG_ERRORS = "log errors";
    static final String LOG_WARNINGS = "log warnings";

    private final ComponentId id;
    private final Map<String, Signal> signals = new TreeMap<>();
    private final LogCounts lines = new LogCounts();

    WatchedComponent(ComponentId id) {
        this.id = id;
    }

    /**
     * @return false when the sample was ignored
     */
    boolean take(Sample sample, PredictorSettings settings) {
        return measure(sample.metric()) != Measure.COUNT
                && signal(sample.metric(), settings).add(sample.at(), sample.value(), settings);
    }

    void take(List<LogLine> arrived, Instant to, PredictorSettings settings) {
        Signal errors = signal(LOG_ERRORS, settings);
        Signal warnings = signal(LOG_WARNINGS, settings);
        lines.advance(
                to,
                arrived,
                settings.past(),
                (end, errorCount, warningCount) -> {
                    errors.add(end, errorCount, settings);
                    warnings.add(end, warningCount, settings);
                });
    }

    void forget(Instant to, PredictorSettings settings) {
        signals.entrySet()
                .removeIf(
                        each ->
                                measure(each.getKey()) != Measure.COUNT
                                        && each.getValue()
                                                .isSilentFor(settings.past().forgetAfter(), to));
    }

    void scoresAt(Instant to, PredictorSettings settings, List<AnomalyScore> scores) {
        signals.forEach(
                (name, signal) -> {
                    if (measure(name) != Measure.COUNT || lines.isHeard()) {
                        signal.scoreAt(to, id, name, settings.evidence()).ifPresent(scores::add);
                    }
                });
    }

    void evidenceAt(Instant to, PredictorSettings settings, Fusion fusion) {
        signals.forEach(
                (name, signal) ->
                        fusion.add(
                                name,
                                weight(name, settings.evidence())
                                        * signal.evidenceAt(to, settings.evidence()),
                                () -> signal.inWords(name, settings)));
    }

    private Signal signal(String name, PredictorSettings settings) {
        Signal known = signals.get(name);
        if (known == null) {
            known = new Signal(measure(name), settings.past());
            signals.put(name, known);
        }
        return known;
    }

    private static Measure measure(String name) {
        return name.equals(LOG_ERRORS) || name.equals(LOG_WARNINGS)
                ? Measure.COUNT
                : Measure.of(name);
    }

    private static double weight(String name, PredictorSettings.Evidence settings) {
        return switch (name) {
            case LOG_ERRORS -> settings.errorWeight();
            case LOG_WARNINGS -> settings.warningWeight();
            default -> 1;
        };
    }

    void write(DataOutputStream out) throws IOException {
        lines.write(out);
        out.writeInt(signals.size());
        for (var entry : signals.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
    }

    void read(StateReader in, PredictorSettings settings) throws IOException {
        lines.read(in);
        int count = in.atMost(in.int32(), Signal.LEAST_BYTES);
        for (int at = 0; at < count; at++) {
            String name = in.text();
            if (signals.containsKey(name)) {
                throw new IOException("signal %s is there twice".formatted(name));
            }
            signal(name, settings).read(in, settings);
        }
    }
}
