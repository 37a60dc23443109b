package forestall.command.bench;

import forestall.command.Trouble;
import forestall.logs.LogFormat;
import forestall.logs.MinerSettings;
import forestall.logs.TemplateMiner;
import forestall.logs.TemplateMiner.Merge;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Templates of logs. */
@Command(
        name = "logs",
        description = {
            "Finds the templates of each log, line by line, with one configuration.",
            "Where <system>_2k.log_structured_corrected.csv lies beside a log, prints what they are"
                    + " worth."
        },
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final List<String> HEADER = List.of("LineId", "EventTemplate");

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "holds <system>/<system>_2k.log")
    Path data;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = {
                "gets <system>.csv with LineId,EventTemplate: the template as it is at the end;",
                "and online/<system>.csv: as it was when the line came"
            })
    Path out;

    /** Templates of one log's lines. */
    private record Mined(List<String> atEnd, List<String> online) {}

    @Override
    public Integer call() {
        PrintWriter say = spec.commandLine().getOut();
        List<ParsingScore> atEnd = new ArrayList<>();
        List<ParsingScore> online = new ArrayList<>();
        for (Path folder : folders()) {
            String system = folder.getFileName().toString();
            List<String> lines = lines(folder.resolve(system + "_2k.log"));
            LogFormat format = LogFormat.of(lines);
            Mined mined = mined(lines.stream().map(format::message).toList());
            write(out.resolve(system + ".csv"), mined.atEnd);
            write(out.resolve("online").resolve(system + ".csv"), mined.online);
            Path labels = folder.resolve(system + "_2k.log_structured_corrected.csv");
            if (Files.exists(labels)) {
                List<String> truth = new ArrayList<>();
                Tables.read(labels, HEADER, row -> truth.add(row.get("EventTemplate")));
                if (truth.size() != lines.size()) {
                    throw new Trouble(
                            "%s has %d lines, its templates %d"
                                    .formatted(system, lines.size(), truth.size()));
                }
                atEnd.add(ParsingScore.of(truth, mined.atEnd));
                online.add(ParsingScore.of(truth, mined.online));
                say.println(
                        row(
                                "%s (%s)".formatted(system, format.name()),
                                atEnd.get(atEnd.size() - 1),
                                online.get(online.size() - 1)));
            } else {
                say.printf("logs: %s (%s) done%n", system, format.name());
            }
        }
        if (!atEnd.isEmpty()) {
            say.println(row("mean", mean(atEnd), mean(online)));
        }
        return 0;
    }

    private List<Path> folders() {
        try (Stream<Path> all = Files.list(data)) {
            List<Path> folders =
                    all.filter(each -> Files.exists(each.resolve(each.getFileName() + "_2k.log")))
                            .sorted()
                            .toList();
            if (folders.isEmpty()) {
                throw new Trouble("%s holds no <system>/<system>_2k.log".formatted(data));
            }
            return folders;
        } catch (IOException unreadable) {
            throw new Trouble("cannot read %s: %s".formatted(data, unreadable.getMessage()));
        }
    }

    static List<String> lines(Path file) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = Tables.open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
            return lines;
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Trouble("cannot read %s: %s".formatted(file, unreadable.getMessage()));
        }
    }

    private static Mined mined(List<String> messages) {
        var miner = new TemplateMiner(MinerSettings.defaults());
        List<Integer> ids = new ArrayList<>();
        List<String> online = new ArrayList<>();
        Map<Integer, Integer> merged = new HashMap<>();
        Map<Integer, String> last = new HashMap<>();
        for (String message : messages) {
            int id = miner.add(message);
            String template = miner.template(id).orElseThrow();
            ids.add(id);
            online.add(template);
            last.put(id, template);
            for (Merge merge : miner.merges()) {
                merged.put(merge.from(), merge.into());
            }
        }
        List<String> atEnd =
                ids.stream()
                        .map(
                                id -> {
                                    int now = id;
                                    while (merged.containsKey(now)) {
                                        now = merged.get(now);
                                    }
                                    String known = last.get(now);
                                    return miner.template(now).orElse(known);
                                })
                        .toList();
        return new Mined(atEnd, online);
    }

    private static void write(Path file, List<String> templates) {
        Tables.write(
                file,
                HEADER,
                rows -> {
                    for (int line = 0; line < templates.size(); line++) {
                        Tables.row(rows, line + 1, templates.get(line));
                    }
                });
    }

    private static String row(String name, ParsingScore atEnd, ParsingScore online) {
        return String.format(
                Locale.ROOT,
                "logs: %-26s GA %.3f FGA %.3f PA %.3f FTA %.3f; online GA %.3f FTA %.3f",
                name,
                atEnd.ga(),
                atEnd.fga(),
                atEnd.pa(),
                atEnd.fta(),
                online.ga(),
                online.fta());
    }

    private static ParsingScore mean(List<ParsingScore> all) {
        return new ParsingScore(
                all.stream().mapToDouble(ParsingScore::ga).average().orElseThrow(),
                all.stream().mapToDouble(ParsingScore::fga).average().orElseThrow(),
                all.stream().mapToDouble(ParsingScore::pa).average().orElseThrow(),
                all.stream().mapToDouble(ParsingScore::fta).average().orElseThrow());
    }
}
