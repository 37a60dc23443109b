package forestall.command.bench;

import com.amazon.randomcutforest.RandomCutForest;
import forestall.detect.DetectorSettings;
import forestall.detect.SeriesDetector;
import forestall.detect.SteadyDetector;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast, on one core. */
@Command(
        name = "throughput",
        description =
                "Measures samples scored and log lines mined per second on one core, warmed up, beside a"
                        + " random cut forest in the same run.",
        mixinStandardHelpOptions = true)
final class ThroughputCommand implements Callable<Integer> {
    private static final int FORESTS = 20;
    private static final int ROUNDS_OF_FOREST = 300;
    private static final int WARM_ROUNDS = 5; // trees are full, and compiled, well before

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--series",
            paramLabel = "N",
            description = "series that report in turn; default: ${DEFAULT-VALUE}")
    int series = 100_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "values of each series that are counted; default: ${DEFAULT-VALUE}")
    int rounds = 100;

    @Override
    public Integer call() {
        if (series < 1 || rounds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--series and --rounds must be 1 or more");
        }
        PrintWriter say = spec.commandLine().getOut();
        double ours = univariate(say);
        steady(say);
        double peer = forest();
        say.printf(
                Locale.ROOT,
                "throughput: a random cut forest (50 trees, shingles of 4) takes %.1f µs a sample: %.1f"
                        + " times as long%n",
                peer / 1000,
                peer / ours);
        say.println(LineThroughput.measure());
        return 0;
    }

    /**
     * @return nanoseconds a sample
     */
    private double univariate(PrintWriter say) {
        long before = used();
        var detectors = new SeriesDetector[series];
        for (int at = 0; at < series; at++) {
            detectors[at] = new SeriesDetector(DetectorSettings.defaults());
        }
        double bytes = (double) (used() - before) / series;
        var random = new SplittableRandom(1);
        double[] noise = random.doubles(1 << 16, -1, 1).toArray();
        float sum = round(detectors, noise, 0, Math.max(40, 2_000_000 / series));
        var watch = new Throughput();
        sum += round(detectors, noise, 1000, rounds);
        long samples = (long) series * rounds;
        double nanos = watch.nanosOfCpu(samples);
        say.printf(
                Locale.ROOT,
                "throughput: %s over %,d series, %.0f bytes of state each (checksum %.1f)%n",
                watch.of(samples, "samples"),
                series,
                bytes,
                sum);
        return nanos;
    }

    /** As the service runs it: what was known before an incident is kept while it lasts. */
    private void steady(PrintWriter say) {
        var detectors = new SteadyDetector[series];
        for (int at = 0; at < series; at++) {
            detectors[at] = new SteadyDetector(DetectorSettings.defaults());
        }
        var random = new SplittableRandom(1);
        double[] noise = random.doubles(1 << 16, -1, 1).toArray();
        float sum = round(detectors, noise, 0, Math.max(40, 2_000_000 / series));
        var watch = new Throughput();
        sum += round(detectors, noise, 1000, rounds);
        say.printf(
                Locale.ROOT,
                "throughput: %s not taught by incidents, as the service runs it (checksum %.1f)%n",
                watch.of((long) series * rounds, "samples"),
                sum);
    }

    private static float round(SteadyDetector[] detectors, double[] noise, int from, int rounds) {
        float sum = 0;
        for (int round = from; round < from + rounds; round++) {
            long second = 1_900_000_000L + 60L * round;
            for (int at = 0; at < detectors.length; at++) {
                double value = at % 100 + noise[(at * 31 + round * 7919) & 0xFFFF];
                sum += detectors[at].add(second, value);
            }
        }
        return sum;
    }

    private static float round(SeriesDetector[] detectors, double[] noise, int from, int rounds) {
        float sum = 0;
        for (int round = from; round < from + rounds; round++) {
            long second = 1_900_000_000L + 60L * round;
            for (int at = 0; at < detectors.length; at++) {
                double value = at % 100 + noise[(at * 31 + round * 7919) & 0xFFFF];
                sum += detectors[at].add(second, value);
                sum += detectors[at].alarm();
            }
        }
        return sum;
    }

    /**
     * @return nanoseconds a sample
     */
    private static double forest() {
        var forests = new RandomCutForest[FORESTS];
        for (int at = 0; at < FORESTS; at++) {
            forests[at] =
                    RandomCutForest.builder()
                            .dimensions(4)
                            .shingleSize(4)
                            .internalShinglingEnabled(true)
                            .numberOfTrees(50)
                            .sampleSize(256)
                            .randomSeed(at)
                            .build();
        }
        var random = new SplittableRandom(1);
        double sum = 0;
        for (int warm = 0; warm < WARM_ROUNDS; warm++) {
            sum += forestRound(forests, random);
        }
        var watch = new Throughput();
        sum += forestRound(forests, random);
        double nanos = watch.nanosOfCpu((long) FORESTS * ROUNDS_OF_FOREST);
        return Double.isNaN(sum) ? Double.NaN : nanos;
    }

    private static double forestRound(RandomCutForest[] forests, SplittableRandom random) {
        double sum = 0;
        for (int round = 0; round < ROUNDS_OF_FOREST; round++) {
            for (RandomCutForest each : forests) {
                float[] point = {(float) random.nextDouble()};
                sum += each.getAnomalyScore(point);
                each.update(point);
            }
        }
        return sum;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
