package forestall.command.bench;

import forestall.command.Trouble;
import forestall.detect.VectorDetector;
import forestall.detect.VectorSettings;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many metrics of one machine or server, judged together. */
@Command(
        name = "entities",
        description = {
            "Learns each entity's metrics from its train half, then judges its test half row by row.",
            "Where <entity>_test_label lies beside the data, prints what the scores are worth."
        },
        mixinStandardHelpOptions = true)
final class EntitiesCommand implements Callable<Integer> {
    private static final String TRAIN = "_train.csv";
    private static final int WINDOW = 100;
    private static final double SMOOTHING = 0.2;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = {
                "holds <entity>_train.csv and <entity>_test.csv, or .csv.gz, without header;",
                "may be given again: configurations are then chosen over all together"
            })
    List<Path> folders;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "gets <entity>.csv, one score a line for each row of the test half")
    Path out;

    /** Configurations to choose among, ours first. */
    private static final Map<String, VectorSettings> CANDIDATES = candidates();

    private static Map<String, VectorSettings> candidates() {
        VectorSettings ours = VectorSettings.defaults();
        Map<String, VectorSettings> all = new LinkedHashMap<>();
        all.put("ours", ours);
        all.put("3 lags", settings(3, 1000, 1.0 / 3, 0.5, 0.3, 0.1));
        all.put("less ridge", settings(10, 100, 1.0 / 3, 0.5, 0.3, 0.1));
        all.put("all metrics", settings(10, 1000, 1, 0.5, 0.3, 0.1));
        all.put("a tenth", settings(10, 1000, 0.1, 0.5, 0.3, 0.1));
        all.put("no neighbours", settings(10, 1000, 1.0 / 3, 0, 0.3, 0.1));
        all.put("neighbours as much", settings(10, 1000, 1.0 / 3, 1, 0.3, 0.1));
        all.put("falls as it rises", settings(10, 1000, 1.0 / 3, 0.5, 0.2, 0.2));
        all.put("falls slower", settings(10, 1000, 1.0 / 3, 0.5, 0.3, 0.05));
        return all;
    }

    private static VectorSettings settings(
            int lags,
            double ridge,
            double share,
            double neighbours,
            double attack,
            double release) {
        VectorSettings ours = VectorSettings.defaults();
        return new VectorSettings(
                lags,
                ridge,
                ours.ownLags(),
                ours.ownRidge(),
                share,
                neighbours,
                ours.delay(),
                ours.every(),
                attack,
                release);
    }

    /** What each method's scores of one entity are worth. */
    private record Worth(
            Path folder,
            String entity,
            double mahalanobis,
            double smoothed,
            List<Double> candidates) {
        Worth {
            candidates = List.copyOf(candidates);
        }
    }

    @Override
    public Integer call() {
        List<Worth> worth = new ArrayList<>();
        PrintWriter say = spec.commandLine().getOut();
        for (Path folder : folders) {
            for (String entity : entities(folder)) {
                judge(folder, entity).ifPresent(worth::add);
                spec.commandLine().getErr().printf("%s done%n", entity);
            }
        }
        if (worth.isEmpty()) {
            say.println("entities: scored; no labels lie beside them");
        } else {
            print(worth, say);
        }
        return 0;
    }

    private Optional<Worth> judge(Path folder, String entity) {
        double[][] train = rows(file(folder, entity + TRAIN).orElseThrow());
        double[][] test =
                rows(
                        file(folder, entity + "_test.csv")
                                .orElseThrow(() -> new Trouble(entity + " has no test half")));
        double[] scores = scores(train, test, VectorSettings.defaults());
        write(entity, scores);
        return file(folder, entity + "_test_label.csv")
                .map(labels -> worth(folder, entity, train, test, labels, scores));
    }

    private static List<String> entities(Path data) {
        try (Stream<Path> files = Files.list(data)) {
            List<String> found =
                    files.map(file -> file.getFileName().toString().replaceFirst("\\.gz$", ""))
                            .filter(name -> name.endsWith(TRAIN))
                            .map(name -> name.substring(0, name.length() - TRAIN.length()))
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw new Trouble("%s holds no <entity>_train.csv".formatted(data));
            }
            return found;
        } catch (IOException unreadable) {
            throw new Trouble("cannot read %s: %s".formatted(data, unreadable.getMessage()));
        }
    }

    private static Optional<Path> file(Path data, String name) {
        return Stream.of(name, name + ".gz").map(data::resolve).filter(Files::exists).findFirst();
    }

    private static double[][] rows(Path file) {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader in = Tables.open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                var fields = new StringTokenizer(line, ",");
                var row = new double[fields.countTokens()];
                for (int at = 0; at < row.length; at++) {
                    row[at] = Double.parseDouble(fields.nextToken().strip());
                }
                rows.add(row);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Trouble("cannot read %s: %s".formatted(file, unreadable.getMessage()));
        } catch (NumberFormatException noNumber) {
            throw new Trouble(
                    "%s, line %d: %s".formatted(file, rows.size() + 1, noNumber.getMessage()));
        }
        return rows.toArray(double[][]::new);
    }

    private void write(String entity, double[] scores) {
        Path file = out.resolve(entity + ".csv");
        try {
            Files.createDirectories(out);
            try (BufferedWriter to = Files.newBufferedWriter(file)) {
                for (double score : scores) {
                    to.write(Double.toString(score));
                    to.newLine();
                }
            }
        } catch (IOException unwritable) {
            throw new Trouble("cannot write %s: %s".formatted(file, unwritable.getMessage()));
        }
    }

    private static double[] scores(double[][] train, double[][] test, VectorSettings settings) {
        VectorDetector detector = VectorDetector.fit(train, settings);
        return Arrays.stream(test).mapToDouble(detector::add).toArray();
    }

    private static Worth worth(
            Path folder,
            String entity,
            double[][] train,
            double[][] test,
            Path labels,
            double[] ours) {
        double[][] marks = rows(labels);
        if (marks.length != test.length) {
            throw new Trouble(
                    "%s has %d labels for %d rows".formatted(labels, marks.length, test.length));
        }
        var anomalous = new boolean[marks.length];
        for (int row = 0; row < anomalous.length; row++) {
            anomalous[row] = marks[row][0] > 0;
        }
        double[] distance = mahalanobis(train, test);
        List<Double> candidates = new ArrayList<>();
        for (VectorSettings each : CANDIDATES.values()) {
            double[] scores = candidates.isEmpty() ? ours : scores(train, test, each);
            candidates.add(VolumeUnderSurface.precisionRecall(anomalous, scores, WINDOW));
        }
        return new Worth(
                folder,
                entity,
                VolumeUnderSurface.precisionRecall(anomalous, distance, WINDOW),
                VolumeUnderSurface.precisionRecall(anomalous, smoothed(distance), WINDOW),
                candidates);
    }

    /** The peer: distance from the train half's mean by its covariance. */
    private static double[] mahalanobis(double[][] train, double[][] test) {
        int metrics = train[0].length;
        var mean = new double[metrics];
        var deviation = new double[metrics];
        for (int metric = 0; metric < metrics; metric++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : train) {
                sum += row[metric];
                squares += row[metric] * row[metric];
            }
            mean[metric] = sum / train.length;
            double variance = squares / train.length - mean[metric] * mean[metric];
            deviation[metric] = Math.max(Math.sqrt(Math.max(0, variance)), 1e-3);
        }
        double[][] scaled = scaled(train, mean, deviation);
        RealMatrix covariance = new Covariance(scaled).getCovarianceMatrix();
        for (int metric = 0; metric < metrics; metric++) {
            covariance.addToEntry(metric, metric, 0.01);
        }
        RealMatrix inverse =
                new CholeskyDecomposition(covariance, 1e-6, 1e-12).getSolver().getInverse();
        RealMatrix rows = new Array2DRowRealMatrix(scaled(test, mean, deviation), false);
        RealMatrix weighed = rows.multiply(inverse);
        var distance = new double[test.length];
        for (int row = 0; row < test.length; row++) {
            distance[row] = Math.sqrt(rows.getRowVector(row).dotProduct(weighed.getRowVector(row)));
        }
        return distance;
    }

    private static double[][] scaled(double[][] rows, double[] mean, double[] deviation) {
        var scaled = new double[rows.length][mean.length];
        for (int row = 0; row < rows.length; row++) {
            for (int metric = 0; metric < mean.length; metric++) {
                scaled[row][metric] = (rows[row][metric] - mean[metric]) / deviation[metric];
            }
        }
        return scaled;
    }

    private static double[] smoothed(double[] scores) {
        double[] smoothed = scores.clone();
        for (int row = 1; row < smoothed.length; row++) {
            smoothed[row] = SMOOTHING * scores[row] + (1 - SMOOTHING) * smoothed[row - 1];
        }
        return smoothed;
    }

    private static void print(List<Worth> all, PrintWriter say) {
        say.println("entities: VUS-PR: ours, Mahalanobis, Mahalanobis smoothed");
        List<Double> chosen = leaveOneOut(all);
        for (Path folder : all.stream().map(Worth::folder).distinct().toList()) {
            var means = new SummaryStatistics[4];
            Arrays.setAll(means, any -> new SummaryStatistics());
            for (int at = 0; at < all.size(); at++) {
                Worth each = all.get(at);
                if (!each.folder.equals(folder)) {
                    continue;
                }
                means[0].addValue(each.candidates.get(0));
                means[1].addValue(each.mahalanobis);
                means[2].addValue(each.smoothed);
                means[3].addValue(chosen.get(at));
                say.printf(
                        Locale.ROOT,
                        "  %-16s %.3f  %.3f  %.3f%n",
                        each.entity,
                        each.candidates.get(0),
                        each.mahalanobis,
                        each.smoothed);
            }
            say.printf(
                    Locale.ROOT,
                    "  %-16s %.3f  %.3f  %.3f; each with the one of %d configurations that is best"
                            + " for the others: %.3f%n",
                    "mean of " + folder.getFileName(),
                    means[0].getMean(),
                    means[1].getMean(),
                    means[2].getMean(),
                    CANDIDATES.size(),
                    means[3].getMean());
        }
    }

    /** By entity, with the configuration that is best for all others. */
    private static List<Double> leaveOneOut(List<Worth> all) {
        List<Double> chosen = new ArrayList<>();
        for (int left = 0; left < all.size(); left++) {
            int best = 0;
            double bestSum = Double.NEGATIVE_INFINITY;
            for (int candidate = 0; candidate < CANDIDATES.size(); candidate++) {
                double others = 0;
                for (int at = 0; at < all.size(); at++) {
                    others += at == left ? 0 : all.get(at).candidates.get(candidate);
                }
                if (others > bestSum) {
                    bestSum = others;
                    best = candidate;
                }
            }
            chosen.add(all.get(left).candidates.get(best));
        }
        return chosen;
    }
}
