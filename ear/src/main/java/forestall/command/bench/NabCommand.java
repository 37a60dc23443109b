package forestall.command.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import forestall.command.Trouble;
import forestall.command.bench.NabScore.Profile;
import forestall.command.bench.NabScore.Scored;
import forestall.detect.DetectorSettings;
import forestall.detect.DetectorSettings.Incident;
import forestall.detect.DetectorSettings.Weights;
import forestall.detect.SeriesDetector;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The Numenta Anomaly Benchmark. */
@Command(
        name = "nab",
        description = {
            "Scores each series of the Numenta Anomaly Benchmark, value by value, with one"
                    + " configuration.",
            "Where combined_windows.json lies beside the data, prints what the scores are worth."
        },
        mixinStandardHelpOptions = true)
final class NabCommand implements Callable<Integer> {
    private static final int SPLITS = 20;
    private static final long SEED = 1;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "holds data/<category>/<series>.csv with timestamp,value")
    Path data;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "gets <category>/<series>.csv with timestamp,value,anomaly_score")
    Path out;

    @Override
    public Integer call() {
        List<NabSeries> series = NabSeries.readAll(data);
        DetectorSettings settings = DetectorSettings.defaults();
        for (NabSeries each : series) {
            float[] scores = scores(each, settings);
            Tables.write(
                    out.resolve(each.category).resolve(each.name),
                    List.of("timestamp", "value", "anomaly_score"),
                    file -> {
                        for (int row = 0; row < scores.length; row++) {
                            Tables.row(file, each.times.get(row), each.values[row], scores[row]);
                        }
                    });
        }
        Path labels = data.resolve("combined_windows.json");
        PrintWriter say = spec.commandLine().getOut();
        if (!Files.exists(labels)) {
            say.printf("nab: %d series scored; no labels lie beside them%n", series.size());
            return 0;
        }
        measure(series, windows(labels), say);
        return 0;
    }

    /** Alarms, as shares of the most that can be said: the benchmark has scores from 0 to 1. */
    static float[] scores(NabSeries series, DetectorSettings settings) {
        var detector = new SeriesDetector(settings);
        var scores = new float[series.values.length];
        for (int row = 0; row < scores.length; row++) {
            detector.add(series.seconds[row], series.values[row]);
            scores[row] = detector.alarm() / settings.most();
        }
        return scores;
    }

    private static Map<String, List<List<String>>> windows(Path file) {
        try {
            return new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
        } catch (JsonProcessingException malformed) {
            throw new Trouble("%s: %s".formatted(file, malformed.getOriginalMessage()));
        } catch (IOException unreadable) {
            throw new Trouble("cannot read %s: %s".formatted(file, unreadable.getMessage()));
        }
    }

    private static void measure(
            List<NabSeries> series, Map<String, List<List<String>>> windows, PrintWriter say) {
        Function<Function<NabSeries, float[]>, List<Scored>> scored =
                detector ->
                        series.stream()
                                .map(
                                        each ->
                                                NabScore.rows(
                                                        each,
                                                        detector.apply(each),
                                                        windows.getOrDefault(
                                                                each.key(), List.of())))
                                .toList();
        Map<String, List<Scored>> candidates = new LinkedHashMap<>();
        Candidates.ALL.forEach(
                (name, settings) ->
                        candidates.put(name, scored.apply(each -> scores(each, settings))));
        List<Scored> ours = candidates.values().iterator().next();
        List<Scored> peer = scored.apply(NabCommand::exponentialAverage);
        for (Profile profile : NabScore.PROFILES) {
            say.printf(
                    Locale.ROOT,
                    "nab: %s: %.1f (EWMA with refractory %.1f)%n",
                    profile.name(),
                    NabScore.best(ours, profile).score(),
                    NabScore.best(peer, profile).score());
        }
        SummaryStatistics nested = nested(List.copyOf(candidates.values()));
        SummaryStatistics fixed = nested(List.of(ours));
        SummaryStatistics ofPeer = nested(List.of(peer));
        say.printf(
                Locale.ROOT,
                "nab: nested (configuration of %d and threshold from one half, mean of %d splits):"
                        + " %.1f ± %.1f; threshold alone from one half: %.1f ± %.1f; EWMA %.1f ± %.1f%n",
                candidates.size(),
                SPLITS,
                nested.getMean(),
                nested.getStandardDeviation(),
                fixed.getMean(),
                fixed.getStandardDeviation(),
                ofPeer.getMean(),
                ofPeer.getStandardDeviation());
    }

    /** Chooses on one random half of the series, scores on the other; both ways. */
    private static SummaryStatistics nested(List<List<Scored>> candidates) {
        var random = new Well19937c(SEED);
        int series = candidates.get(0).size();
        var scores = new SummaryStatistics();
        for (int split = 0; split < SPLITS; split++) {
            var order = new int[series];
            for (int at = 0; at < series; at++) { // Fisher and Yates
                int other = random.nextInt(at + 1);
                order[at] = order[other];
                order[other] = at;
            }
            double there = chosen(candidates, order, true);
            double back = chosen(candidates, order, false);
            scores.addValue((there + back) / 2);
        }
        return scores;
    }

    private static double chosen(List<List<Scored>> candidates, int[] order, boolean firstHalf) {
        List<Scored> best = List.of();
        double bestScore = Double.NEGATIVE_INFINITY;
        double threshold = 0;
        for (List<Scored> each : candidates) {
            NabScore.Result result = NabScore.best(half(each, order, firstHalf), NabScore.STANDARD);
            if (result.score() > bestScore) {
                bestScore = result.score();
                threshold = result.threshold();
                best = each;
            }
        }
        return NabScore.at(half(best, order, !firstHalf), NabScore.STANDARD, threshold);
    }

    private static List<Scored> half(List<Scored> all, int[] order, boolean first) {
        List<Scored> half = new ArrayList<>();
        for (int at = 0; at < order.length; at++) {
            if (at < order.length / 2 == first) {
                half.add(all.get(order[at]));
            }
        }
        return half;
    }

    /**
     * What is usually done: distance from an exponential average in deviations, held back after.
     */
    private static float[] exponentialAverage(NabSeries series) {
        var scores = new float[series.values.length];
        double mean = series.values[0];
        double variance = 0;
        double peak = 0;
        int held = 0;
        for (int row = 0; row < scores.length; row++) {
            double off = series.values[row] - mean;
            double z = row < 30 ? 0 : Math.abs(off) / Math.max(Math.sqrt(variance), 1e-9);
            double share = Math.max(1.0 / (row + 1), 1.0 / 300);
            mean += share * off;
            variance += share * (off * off - variance);
            if (held++ >= 150) {
                peak = 0;
            }
            if (z > peak * 1.1) {
                peak = z;
                held = 0;
                scores[row] = (float) z;
            }
        }
        return scores;
    }

    /** Configurations to choose among, ours first: each leaves out or changes one idea. */
    private static final class Candidates {
        static final Map<String, DetectorSettings> ALL = all();

        private static Map<String, DetectorSettings> all() {
            DetectorSettings ours = DetectorSettings.defaults();
            Map<String, DetectorSettings> all = new LinkedHashMap<>();
            all.put("ours", ours);
            all.put("no seasonal", ours.with(new Weights(0, 1, 1, 1, 1, 0.5f)));
            all.put("no lasting", ours.with(new Weights(1, 0, 1, 1, 1, 0.5f)));
            all.put("no range", ours.with(new Weights(1, 1, 0, 1, 1, 0.5f)));
            all.put("no shift", ours.with(new Weights(1, 1, 1, 0, 1, 0.5f)));
            all.put("no logarithm", ours.with(new Weights(1, 1, 1, 1, 0, 0.5f)));
            all.put("no restless", ours.with(new Weights(1, 1, 1, 1, 1, 0)));
            all.put("short hold", ours.with(new Incident(75, 0.1f, 0.8f)));
            all.put("long hold", ours.with(new Incident(300, 0.1f, 0.8f)));
            return all;
        }
    }
}
