package forestall.predict;

import forestall.logs.Change;
import forestall.logs.TemplateMiner;
import forestall.model.AnomalyScore;
import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.LogLine;
import forestall.model.Sample;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is remembered of one component. */
final class WatchedComponent {
    private final ComponentId id;
    private final Map<String, Signal> signals = new TreeMap<>();
    private final LogEar log = new LogEar();
    private final Together together;
    private final PastFailures failures = new PastFailures();
    private double onset; // log-odds, as of the latest minute

    WatchedComponent(ComponentId id) {
        this.id = id;
        this.together = new Together(id);
    }

    int metrics() {
        return signals.size();
    }

    /**
     * @param room whether there is room for another metric
     * @return false when the sample was ignored
     */
    boolean take(Sample sample, boolean room, PredictorSettings settings) {
        Signal signal = signals.get(sample.metric());
        if (signal == null) {
            if (!room || signals.size() >= settings.mostSignals()) {
                return false;
            }
            signal = new Signal(sample.metric());
            signals.put(sample.metric(), signal);
        }
        return signal.add(sample.at(), sample.value(), settings.evidence());
    }

    /**
     * @return how many lines were ignored
     */
    long take(List<LogLine> lines, Instant to, PredictorSettings settings, TemplateMiner miner) {
        return log.take(lines, to, settings, miner);
    }

    void take(Failure failure) {
        failures.take(failure);
    }

    void advance(Instant to, PredictorSettings settings, List<Change> changes) {
        log.advance(to, settings.evidence(), changes);
        signals.values().removeIf(each -> each.isSilentFor(settings.forgetAfter(), to));
    }

    boolean hasMetrics() {
        return !signals.isEmpty();
    }

    /** Ends a minute: what each metric looked like that said something in it. */
    SortedMap<String, Signal.Looks> minuteIsOver(long second, PredictorSettings.Evidence settings) {
        SortedMap<String, Signal.Looks> looks = new TreeMap<>();
        SortedMap<String, Double> values = new TreeMap<>();
        signals.forEach(
                (name, signal) ->
                        signal.minuteIsOver()
                                .ifPresent(
                                        seen -> {
                                            looks.put(name, seen);
                                            values.put(name, seen.value());
                                        }));
        together.advance(second, values, signals.keySet(), settings);
        return looks;
    }

    /**
     * @param logOdds 0 or more
     */
    void suspect(double logOdds, PredictorSettings.Evidence settings) {
        onset = Math.max(logOdds, onset * settings.leftAfter(60));
        onset = onset < 1e-6 ? 0 : onset;
    }

    void scoresAt(Instant to, PredictorSettings settings, List<AnomalyScore> scores) {
        signals.values()
                .forEach(
                        signal ->
                                signal.scoreAt(to, id, settings.evidence()).ifPresent(scores::add));
        log.scoresAt(to, id, scores);
    }

    boolean hasLog() {
        return log.speaks();
    }

    boolean missesLog(Instant to) {
        return log.isMissed(to);
    }

    /**
     * @param heard share of all components whose metrics are not silent: when all are, it is the
     *     telemetry that failed
     * @param listened the same for logs
     */
    void testify(
            Instant to,
            double heard,
            double listened,
            PredictorSettings.Evidence settings,
            Pieces pieces) {
        signals.values().forEach(signal -> signal.testify(to, settings, pieces));
        testifySilence(to, heard, settings, pieces);
        together.testify(pieces);
        log.testify(to, listened, settings, pieces);
        failures.testify(to, settings, pieces);
        pieces.add(
                Family.ONSET,
                "onset",
                onset,
                () -> "beside the others it looks as components did when recorded faults began");
    }

    /** Whether any of its metrics should have said something by now. */
    boolean isSilent(Instant to) {
        return signals.values().stream().anyMatch(each -> each.silence(to) > 0);
    }

    // What stops to report, stops altogether: one piece, however many metrics it has.
    private void testifySilence(
            Instant to, double heard, PredictorSettings.Evidence settings, Pieces pieces) {
        Signal oddest = null;
        double most = 0;
        int silent = 0;
        for (Signal each : signals.values()) {
            silent += each.silence(to) > 0 ? 1 : 0;
            double evidence = each.silenceAt(to, settings);
            if (evidence > most) {
                most = evidence;
                oddest = each;
            }
        }
        if (oddest != null) {
            Signal named = oddest;
            String others = silent == 1 ? "" : ", and %s more".formatted(Words.number(silent - 1));
            pieces.add(
                    Family.SILENCE,
                    named.name(),
                    most * heard,
                    () -> named.silenceInWords(to) + others);
        }
    }

    void write(DataOutputStream out) throws IOException {
        log.write(out);
        together.write(out);
        failures.write(out);
        out.writeDouble(onset);
        out.writeInt(signals.size());
        for (var entry : signals.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
    }

    void read(StateReader in) throws IOException {
        log.read(in);
        together.read(in);
        failures.read(in);
        onset = in.atLeastZero();
        int count = in.atMost(in.int32(), Signal.LEAST_BYTES);
        for (int at = 0; at < count; at++) {
            String name = in.text();
            var signal = new Signal(name);
            signal.read(in);
            if (signals.put(name, signal) != null) {
                throw new IOException("signal %s is there twice".formatted(name));
            }
        }
    }
}
