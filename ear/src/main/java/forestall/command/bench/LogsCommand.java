package forestall.command.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds the templates of recorded logs. */
@Command(
        name = "logs",
        description = {
            "Finds the templates of logs: DIR/<system>/<system>_2k.log into OUT/<system>.csv, and into",
            "OUT/online/<system>.csv as known when each line came. Scores them where the true",
            "templates lie beside."
        },
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the logs")
    Path data;

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "the templates")
    Path out;

    @Option(names = "--throughput", description = "measure lines mined a second on one core too")
    boolean throughput;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        List<Path> logs = logs();
        if (logs.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "no <system>/<system>_2k.log in " + data);
        }
        row(print, "system", "final", "", "online", "");
        print.printf(
                "%-12s%s%s  %s%n", "", "   GA  FGA   PA  FTA", "    GA  FGA   PA  FTA", "header");
        List<LogScore> last = new ArrayList<>();
        List<LogScore> online = new ArrayList<>();
        for (Path log : logs) {
            String name = log.getParent().getFileName().toString();
            LogSystem system = LogSystem.mine(name, LogSystem.lines(log));
            LogSystem.write(out.resolve(name + ".csv"), system.last());
            LogSystem.write(out.resolve("online").resolve(name + ".csv"), system.online());
            Optional<List<String>> truth = LogSystem.truth(log);
            if (truth.isPresent()) {
                last.add(LogScore.of(truth.get(), system.last()));
                online.add(LogScore.of(truth.get(), system.online()));
                score(print, name, last.get(last.size() - 1), online.get(online.size() - 1));
                print.println("  " + system.format());
            } else {
                print.printf(
                        "%-12s%,d lines, no truth  %s%n",
                        name, system.last().size(), system.format());
            }
        }
        if (!last.isEmpty()) {
            score(print, "mean of " + last.size(), LogScore.mean(last), LogScore.mean(online));
            print.println();
        }
        if (throughput) {
            print.println(LogThroughput.measure(logs));
        }
        print.flush();
        return 0;
    }

    private static void row(PrintWriter print, String... cells) {
        print.printf("%-12s   %-18s%s   %-18s%s%n", (Object[]) cells);
    }

    private static void score(PrintWriter print, String name, LogScore last, LogScore online) {
        print.printf("%-12s%s %s", name, four(last), four(online));
    }

    private static String four(LogScore score) {
        return String.format(
                Locale.ROOT,
                "%5.3f %4.3f %4.3f %4.3f",
                score.groupAccuracy(),
                score.groupF1(),
                score.parsingAccuracy(),
                score.templateF1());
    }

    private List<Path> logs() throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(data)) {
            return all.map(each -> each.resolve(each.getFileName() + "_2k.log"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
