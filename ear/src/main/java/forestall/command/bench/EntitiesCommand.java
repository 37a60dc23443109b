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
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    @Override
    public Integer call() {
        List<EntityWorth> worth = new ArrayList<>();
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
            EntityWorth.print(worth, say);
        }
        return 0;
    }

    private Optional<EntityWorth> judge(Path folder, String entity) {
        double[][] train = rows(file(folder, entity + TRAIN).orElseThrow());
        double[][] test =
                rows(
                        file(folder, entity + "_test.csv")
                                .orElseThrow(() -> new Trouble(entity + " has no test half")));
        double[] scores = scores(train, test, VectorSettings.defaults());
        write(entity, scores);
        return file(folder, entity + "_test_label.csv")
                .map(labels -> marks(labels, test.length))
                .map(marks -> EntityWorth.of(folder, entity, train, test, marks, scores));
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

    private static boolean[] marks(Path labels, int rows) {
        double[][] marks = rows(labels);
        if (marks.length != rows) {
            throw new Trouble("%s has %d labels for %d rows".formatted(labels, marks.length, rows));
        }
        var anomalous = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            anomalous[row] = marks[row][0] > 0;
        }
        return anomalous;
    }

    static double[] scores(double[][] train, double[][] test, VectorSettings settings) {
        VectorDetector detector = VectorDetector.fit(train, settings);
        return Arrays.stream(test).mapToDouble(detector::add).toArray();
    }
}
