package forestall.command.bench.planner;

import forestall.command.Progress;
import forestall.command.Trouble;
import forestall.placement.Plan;
import forestall.placement.file.PlanFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How near to the best the planner comes, in what time, beside others. */
@Command(
        name = "planner",
        description = {
            "Plans problems (made ones, or INSTANCE files and folders) and tells how far the plans are from",
            "the best bound that anyone proves: as a share of it, and of what of it is not unavoidable.",
            "Reading and prices count in the seconds. Before, everyone plans a small problem, to be warm.",
            "Every plan is scored again, and every bound worked out again, by code that shares nothing",
            "with the planner; exit code 1 when that tells otherwise, or a plan of ours breaks a rule."
        },
        mixinStandardHelpOptions = true)
public final class PlannerCommand implements Callable<Integer> {
    private static final Set<String> PEERS = Set.of("none", "stock", "timefold", "cpsat");

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "INSTANCE",
            arity = "0..*",
            description = "files (drp-instance/1) or folders of them; default: made problems")
    List<Path> instances = List.of();

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "CxH",
            description =
                    "of made problems, and which of the given ones count;"
                            + " default: 50x10,200x30,1000x100,5000x400,20000x1000 made, all given")
    List<String> sizes = List.of();

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N",
            description = "of made problems; default: ${DEFAULT-VALUE}")
    List<Long> seeds = List.of(11L, 12L, 13L);

    @Option(
            names = "--seconds",
            split = ",",
            paramLabel = "CxH=S",
            description =
                    "for a plan, all in; other sizes have the seconds of the next larger one;"
                            + " default: 50x10=2,200x30=5,1000x100=10,5000x400=15,20000x1000=120")
    Map<String, Double> seconds = Map.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "of ours and of CP-SAT; OptaPlanner and Timefold have one as they come;"
                            + " default: ${DEFAULT-VALUE}")
    int threads = 2;

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "NAME",
            description = "none, or of stock, timefold, cpsat; default: all three")
    List<String> peers = List.of("stock", "timefold", "cpsat");

    @Option(
            names = "--proof-seconds",
            paramLabel = "S",
            description =
                    "for CP-SAT on a problem of up to 100 components; default: ${DEFAULT-VALUE}")
    double proofSeconds = 60;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description = "for everyone before it counts; default: ${DEFAULT-VALUE}")
    double warmUp = 5;

    @Option(
            names = "--bounds",
            paramLabel = "FILE",
            description = "bounds known before: lines of name=thousandths of the unit of money")
    Path stored;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "gets made problems, and plans with their bounds and prices")
    Path out;

    @Override
    public Integer call() throws IOException {
        check();
        List<Size> wanted = wanted();
        NavigableMap<Size, Double> times = times();
        Map<String, Long> known = known();
        PrintWriter say = spec.commandLine().getOut();
        var progress = new Progress(spec.commandLine().getErr());
        List<Contestant> all = contestants();
        Path temporary = Files.createTempDirectory("forestall-bench");
        try {
            Path folder = out == null ? temporary : Files.createDirectories(out);
            progress.step("Warming up", () -> warm(all, temporary));
            List<Row> rows = new ArrayList<>();
            say.println(Row.header());
            for (Path file : problems(folder, wanted)) {
                var judge = new Judge(file);
                if (!instances.isEmpty() && !sizes.isEmpty() && !wanted.contains(judge.size())) {
                    continue;
                }
                List<Row> ofThis = new ArrayList<>();
                for (Contestant each : all) {
                    if (each.takes(judge.size())) {
                        ofThis.add(run(judge, each, seconds(times, judge.size())));
                    }
                }
                rows.addAll(ofThis);
                var summary = new Summary(rows, known);
                ofThis.forEach(row -> say.println(row.words(summary.bound(row.instance()))));
                say.flush();
            }
            if (rows.isEmpty()) {
                throw new Trouble("there is no problem of these sizes");
            }
            say.printf("%n%s", new Summary(rows, known).table());
            say.flush();
            return rows.stream().anyMatch(PlannerCommand::isWrong) ? 1 : 0;
        } finally {
            forget(temporary);
        }
    }

    private static boolean isWrong(Row row) {
        return !row.wrong().isEmpty() || (row.contestant().equals("forestall") && row.hard() > 0);
    }

    private Row run(Judge judge, Contestant each, double limit) throws IOException {
        Judge.Judged judged = judge.run(each, limit);
        if (out != null) {
            write(judged);
        }
        return judged.row();
    }

    private void write(Judge.Judged judged) throws IOException {
        Row row = judged.row();
        long bound = row.bound().orElse(Long.MIN_VALUE);
        var plan =
                new Plan(
                        judged.answer().slots(),
                        row.hard(),
                        (int) row.medium(),
                        row.soft(),
                        bound,
                        judged.answer().duals());
        String name =
                "%s.%s.plan.json".formatted(row.instance().replace('/', '_'), row.contestant());
        PlanFile.of(row.instance(), plan, row.wall(), row.cpu())
                .write(Files.newOutputStream(out.resolve(name)));
    }

    private void check() {
        boolean badSeconds =
                seconds.values().stream().anyMatch(each -> !(each > 0 && each <= 1e6))
                        || !(proofSeconds > 0 && proofSeconds <= 1e6)
                        || !(warmUp > 0 && warmUp <= 1e6);
        if (badSeconds || threads < 1 || threads > 256) {
            throw usage("seconds must be above 0 and at most 1000000, --threads from 1 to 256");
        }
        if (!PEERS.containsAll(peers) || (peers.contains("none") && peers.size() > 1)) {
            throw usage("--peers must be none, or of stock, timefold, cpsat");
        }
        for (Path each : instances) {
            if (!Files.exists(each)) {
                throw usage("there is no " + each);
            }
        }
    }

    private CommandLine.ParameterException usage(String words) {
        return new CommandLine.ParameterException(spec.commandLine(), words);
    }

    private Size size(String text) {
        try {
            return Size.of(text);
        } catch (CommandLine.TypeConversionException wrong) {
            throw usage(wrong.getMessage());
        }
    }

    private List<Size> wanted() {
        return sizes.isEmpty() ? Size.TABLE : sizes.stream().map(this::size).toList();
    }

    private NavigableMap<Size, Double> times() {
        NavigableMap<Size, Double> times = new TreeMap<>();
        for (int i = 0; i < Size.TABLE.size(); i++) {
            times.put(Size.TABLE.get(i), Size.SECONDS.get(i));
        }
        seconds.forEach((size, limit) -> times.put(size(size), limit));
        return times;
    }

    private static double seconds(NavigableMap<Size, Double> times, Size size) {
        var larger = times.ceilingEntry(size);
        return larger != null ? larger.getValue() : times.lastEntry().getValue();
    }

    private Map<String, Long> known() throws IOException {
        Map<String, Long> known = new TreeMap<>();
        if (stored == null) {
            return known;
        }
        var lines = new Properties();
        try (Reader in = Files.newBufferedReader(stored)) {
            lines.load(in);
        }
        for (String name : lines.stringPropertyNames()) {
            try {
                known.put(name, Long.parseLong(lines.getProperty(name).trim()));
            } catch (NumberFormatException noNumber) {
                throw new Trouble(
                        "%s: the bound of %s is not a whole number".formatted(stored, name));
            }
        }
        return known;
    }

    private List<Contestant> contestants() {
        List<Contestant> all = new ArrayList<>(List.of(new Forestall(threads, 1)));
        for (String peer : new LinkedHashSet<>(peers)) {
            switch (peer) {
                case "stock" -> all.add(new Stock());
                case "timefold" -> all.add(new Timefold());
                case "cpsat" -> all.add(new CpSat(threads, proofSeconds));
                default -> {} // none
            }
        }
        return all;
    }

    private void warm(List<Contestant> all, Path folder) {
        try {
            Path small = ProblemFiles.made(folder, new Size(200, 30), 7);
            for (Contestant each : all) {
                if (each.takes(new Size(200, 30))) {
                    each.plan(small, warmUp);
                }
            }
        } catch (IOException failed) {
            throw new Trouble("cannot write into %s: %s".formatted(folder, failed), failed);
        }
    }

    private List<Path> problems(Path folder, List<Size> wanted) throws IOException {
        if (!instances.isEmpty()) {
            return ProblemFiles.under(instances);
        }
        List<Path> made = new ArrayList<>();
        for (Size size : wanted) {
            for (long seed : seeds) {
                made.add(ProblemFiles.made(folder, size, seed));
            }
        }
        return made;
    }

    private static void forget(Path folder) throws IOException {
        try (var inside = Files.list(folder)) {
            for (Path each : inside.toList()) {
                Files.deleteIfExists(each);
            }
        }
        Files.deleteIfExists(folder);
    }
}
