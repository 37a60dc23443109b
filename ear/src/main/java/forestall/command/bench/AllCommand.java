package forestall.command.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every benchmark after the other, each with the configuration that ships. */
@Command(
        name = "all",
        description = {
            "Runs every benchmark on a folder that holds nab/, asd/, smd/, loghub/, nezha/<day>/,",
            "failures/hds_dev.csv.gz, and failures/lanl_systems_18_20.csv.gz; what is not there is",
            "skipped, and said to be. With two recorded days, each is also foretold from the other.",
            "Takes some ten minutes on two cores."
        },
        mixinStandardHelpOptions = true)
public final class AllCommand implements Callable<Integer> {

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the collections")
    Path data;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "gets a folder of scores for each benchmark")
    Path out;

    private PrintWriter say;
    private int worst;

    @Override
    public Integer call() {
        say = spec.commandLine().getOut();
        run("throughput", "", List.of()); // first: it measures the heap
        run("rules", "", List.of());
        run("decisions", "", List.of());
        on(data.resolve("nab"), "nab");
        List<String> entities = new ArrayList<>();
        for (String collection : List.of("asd", "smd")) {
            if (isThere(data.resolve(collection))) {
                entities.addAll(List.of("--data", data.resolve(collection).toString()));
            }
        }
        if (!entities.isEmpty()) {
            run("entities", "entities", entities);
        }
        on(data.resolve("loghub"), "logs");
        on(data.resolve("failures/hds_dev.csv.gz"), "drives");
        on(data.resolve("failures/lanl_systems_18_20.csv.gz"), "nodes");
        days();
        return worst;
    }

    private void days() {
        Path folder = data.resolve("nezha");
        if (!isThere(folder)) {
            return;
        }
        List<Path> days;
        try (Stream<Path> found = Files.list(folder)) {
            days = found.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (Path day : days) {
            String name = "nezha-" + day.getFileName();
            run("nezha", name, List.of("--data", day.toString()));
            List<String> others = new ArrayList<>(List.of("--data", day.toString()));
            for (Path other : days) {
                if (!other.equals(day)) {
                    others.addAll(List.of("--train", other.toString()));
                }
            }
            if (days.size() > 1) {
                run("nezha", name + "-from-the-others", others);
            }
        }
    }

    private boolean isThere(Path path) {
        if (!Files.exists(path)) {
            say.println("skipped, as it is not there: " + path);
            return false;
        }
        return true;
    }

    private void on(Path path, String benchmark) {
        if (isThere(path)) {
            run(benchmark, benchmark, List.of("--data", path.toString()));
        }
    }

    private void run(String benchmark, String folder, List<String> options) {
        List<String> line = new ArrayList<>();
        line.add(benchmark);
        line.addAll(options);
        if (!folder.isEmpty()) {
            line.addAll(List.of("--out", out.resolve(folder).toString()));
        }
        say.printf("%n./forestall bench %s%n", String.join(" ", line));
        say.flush();
        long start = System.nanoTime();
        int code =
                spec.parent()
                        .commandLine()
                        .getSubcommands()
                        .get(benchmark)
                        .execute(line.subList(1, line.size()).toArray(String[]::new));
        worst = Math.max(worst, code);
        say.printf("(%d s)%n", (System.nanoTime() - start) / 1_000_000_000);
        say.flush();
    }
}
