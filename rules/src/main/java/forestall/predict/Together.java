package forestall.predict;

import forestall.detect.ComponentDetector;
import forestall.detect.DetectorSettings;
import forestall.detect.SeriesDetector;
import forestall.detect.VectorSettings;
import forestall.model.ComponentId;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The metrics of one component, judged together: does any leave what the others, and its own past,
 * foretell? A row a minute. Metrics that come first are watched, up to {@value #MOST}.
 */
final class Together {
    static final int MOST = 24;
    private static final int LEAST = 3; // metrics that are more than each by itself
    private static final int[] SIZES = {4, 8, 16, MOST};
    private static final double NOTHING = 1e-6;
    private static final int FIRST = 240; // rows, or somewhat more
    private static final int EVERY = 120; // rows
    private static final int WINDOW = 480; // rows

    private final ComponentDetector.Schedule schedule;
    private final List<String> metrics = new ArrayList<>();
    private Optional<ComponentDetector> detector = Optional.empty();
    private SeriesDetector usual = new SeriesDetector(DetectorSettings.defaults());
    private double evidence;
    private double score;

    /** Not all components learn in the same minute. */
    Together(ComponentId id) {
        int turn = Math.floorMod(id.value().hashCode(), EVERY);
        schedule = new ComponentDetector.Schedule(FIRST + turn, EVERY, WINDOW);
    }

    /**
     * @param values of the minute that is over, by metric
     * @param known metrics that still report; when one of ours does not, we begin anew
     */
    void advance(
            long second,
            Map<String, Double> values,
            Set<String> known,
            PredictorSettings.Evidence settings) {
        int before = size();
        if (metrics.retainAll(known)) {
            detector = Optional.empty();
        }
        for (String metric : values.keySet()) {
            if (metrics.size() < MOST && !metrics.contains(metric)) {
                metrics.add(metric);
            }
        }
        if (metrics.size() < LEAST || values.isEmpty()) {
            evidence = evidence < NOTHING ? 0 : evidence * settings.leftAfter(60);
            return;
        }
        if (size() != before || detector.isEmpty()) {
            detector =
                    Optional.of(new ComponentDetector(size(), VectorSettings.defaults(), schedule));
            usual = new SeriesDetector(DetectorSettings.defaults());
        }
        var row = new double[size()];
        Arrays.fill(row, Double.NaN);
        for (int at = 0; at < metrics.size(); at++) {
            row[at] = values.getOrDefault(metrics.get(at), Double.NaN);
        }
        score = detector.get().add(row);
        double surprise = 0;
        if (score > 0) {
            double expected = usual.usual(second);
            float odd = usual.add(second, score);
            surprise = score > expected ? odd : 0;
        }
        double now = settings.ofSurprise(surprise);
        evidence = now + (evidence - now) * settings.leftAfter(60);
        evidence = evidence < NOTHING ? 0 : evidence;
    }

    private int size() {
        for (int size : SIZES) {
            if (metrics.size() <= size) {
                return size;
            }
        }
        return MOST;
    }

    void testify(Pieces pieces) {
        pieces.add(
                Family.TOGETHER,
                "metrics together",
                evidence,
                () ->
                        "its %s metrics together are %s times as far off as foretold"
                                .formatted(Words.number(metrics.size()), Words.number(score)));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(metrics.size());
        for (String metric : metrics) {
            out.writeUTF(metric);
        }
        out.writeBoolean(detector.isPresent());
        if (detector.isPresent()) {
            detector.get().write(out);
        }
        usual.write(out);
        out.writeDouble(evidence);
        out.writeDouble(score);
    }

    void read(StateReader in) throws IOException {
        int count = in.unsignedByte();
        if (count > MOST) {
            throw new IOException("%d metrics together".formatted(count));
        }
        for (int at = 0; at < count; at++) {
            metrics.add(in.text());
        }
        if (in.bool()) {
            var saved = ComponentDetector.read(in.data(), VectorSettings.defaults(), schedule);
            if (saved.metrics() != size()) {
                throw new IOException("%d metrics, not %d".formatted(saved.metrics(), size()));
            }
            detector = Optional.of(saved);
        }
        usual = SeriesDetector.read(in.data(), DetectorSettings.defaults());
        evidence = in.atLeastZero();
        score = in.atLeastZero();
    }
}
