package forestall.command.bench;

import forestall.command.bench.DriveRecords.Drive;
import forestall.command.bench.DriveRecords.ModelRates;
import forestall.learn.Examples;
import forestall.learn.GradientBoostedTrees;
import forestall.learn.Logistic;
import forestall.learn.Skill;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does a drive fail within 30 days, seen every 30 days? */
@Command(
        name = "drives",
        description = {
            "Foretells which drives fail within 30 days of power-on, at a snapshot every 30 days.",
            "With --train it learns from that file alone; without, each fifth of the drives is"
                    + " foretold from the other four."
        },
        mixinStandardHelpOptions = true)
final class DrivesCommand implements Callable<Integer> {
    private static final int FOLDS = 5;

    /**
     * Of drives that go on running, one snapshot in so many is learned from, and weighs as many.
     */
    private static final int KEPT = 2;

    private static final GradientBoostedTrees.Settings SETTINGS =
            new GradientBoostedTrees.Settings(400, 7, 0.03, 10, 3, 0.5, 0.7, 0.5, 1);

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "drives as start-stop rows, .csv or .csv.gz")
    Path data;

    @Option(
            names = "--train",
            paramLabel = "FILE",
            description = "drives to learn from, in the same form")
    Path train;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description =
                    "gets drives.csv: serial_number, snapshot (hour of power-on), probability")
    Path out;

    /** A drive at an hour. */
    private record Snapshot(Drive drive, long hour) {
        boolean fails() {
            return drive.failsWithin(hour);
        }

        boolean isOutcomeKnown() {
            return drive.isOutcomeKnown(hour);
        }

        float[] features(ModelRates rates) {
            float[] counters = drive.counters.features(hour);
            float[] all = Arrays.copyOf(counters, counters.length + 2);
            all[counters.length] = drive.terabytes;
            all[counters.length + 1] = rates.of(drive.model);
            return all;
        }
    }

    @Override
    public Integer call() {
        List<Drive> drives = DriveRecords.read(data);
        List<Snapshot> snapshots = snapshots(drives);
        var probabilities = new double[snapshots.size()];
        PrintWriter say = spec.commandLine().getOut();
        if (train == null) {
            for (int fold = 0; fold < FOLDS; fold++) {
                int held = fold;
                foretell(
                        drives.stream().filter(drive -> fold(drive) != held).toList(),
                        snapshots,
                        IntStream.range(0, snapshots.size())
                                .filter(at -> fold(snapshots.get(at).drive) == held)
                                .toArray(),
                        probabilities);
                spec.commandLine().getErr().printf("fold %d of %d done%n", fold + 1, FOLDS);
            }
        } else {
            foretell(
                    DriveRecords.read(train),
                    snapshots,
                    IntStream.range(0, snapshots.size()).toArray(),
                    probabilities);
        }
        Tables.write(
                out.resolve("drives.csv"),
                List.of("serial_number", "snapshot", "probability"),
                file -> {
                    for (int at = 0; at < probabilities.length; at++) {
                        Snapshot each = snapshots.get(at);
                        Tables.row(file, each.drive.serial, each.hour, probabilities[at]);
                    }
                });
        say.println(measures(snapshots, probabilities));
        return 0;
    }

    private static List<Snapshot> snapshots(List<Drive> drives) {
        return drives.stream()
                .flatMap(drive -> drive.snapshots().stream().map(at -> new Snapshot(drive, at)))
                .toList();
    }

    private static int fold(Drive drive) {
        var checksum = new CRC32();
        checksum.update(drive.serial.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % FOLDS);
    }

    private static void foretell(
            List<Drive> known, List<Snapshot> snapshots, int[] asked, double[] probabilities) {
        var rates = new ModelRates(known.stream());
        GradientBoostedTrees model = learn(snapshots(known), rates);
        for (int at : asked) {
            probabilities[at] =
                    Logistic.probability(model.logOdds(snapshots.get(at).features(rates)));
        }
    }

    private static GradientBoostedTrees learn(List<Snapshot> snapshots, ModelRates rates) {
        RandomGenerator random = new Well19937c(1);
        List<Snapshot> kept = new ArrayList<>();
        for (Snapshot each : snapshots) {
            if (each.isOutcomeKnown() && (each.fails() || random.nextInt(KEPT) == 0)) {
                kept.add(each);
            }
        }
        var features = new float[kept.size()][];
        var failed = new boolean[kept.size()];
        var weights = new double[kept.size()];
        for (int at = 0; at < features.length; at++) {
            features[at] = kept.get(at).features(rates);
            failed[at] = kept.get(at).fails();
            weights[at] = failed[at] ? 1 : KEPT;
        }
        return GradientBoostedTrees.train(new Examples(features, failed, weights), SETTINGS);
    }

    private static String measures(List<Snapshot> snapshots, double[] probabilities) {
        int[] known =
                IntStream.range(0, probabilities.length)
                        .filter(at -> snapshots.get(at).isOutcomeKnown())
                        .toArray();
        var said = new double[known.length];
        var failed = new boolean[known.length];
        int failures = 0;
        for (int at = 0; at < known.length; at++) {
            said[at] = probabilities[known[at]];
            failed[at] = snapshots.get(known[at]).fails();
            failures += failed[at] ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "drives: fails within 30 days, %d snapshots, %d failures (%.4f): AUC-PR %.3f, Brier skill %.3f",
                known.length,
                failures,
                (double) failures / known.length,
                Skill.averagePrecision(said, failed),
                Skill.brierSkill(said, failed));
    }
}
