package forestall.command.bench;

import com.sun.management.OperatingSystemMXBean;
import forestall.model.RiskScore;
import forestall.model.Situation;
import forestall.risk.RiskRules;
import forestall.risk.RuleText;
import forestall.risk.Subject;
import forestall.risk.Verdict;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast rules judge and compile, and what a version weighs. */
@Command(
        name = "rules",
        description =
                "Measures components judged per second on one core with the shipped rules, beside Drools"
                        + " without confinement in the same run; the time to compile rule sets; and the heap"
                        + " that a published version holds.",
        mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
    private static final int BIG_SET = 500;
    private static final int COMPILATIONS = 5;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--components",
            split = ",",
            paramLabel = "N",
            description = "components in a situation; default: ${DEFAULT-VALUE}")
    List<Integer> sizes = List.of(1_000, 10_000, 100_000);

    @Option(
            names = "--judged",
            paramLabel = "N",
            description = "components judged in all for each figure; default: ${DEFAULT-VALUE}")
    int judged = 2_000_000;

    @Option(
            names = "--versions",
            paramLabel = "N",
            description = "versions that are held to weigh one; default: ${DEFAULT-VALUE}")
    int versions = 20;

    @Override
    public Integer call() {
        if (sizes.stream().anyMatch(each -> each < 1) || judged < 1 || versions < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "sizes and counts must be 1 or more");
        }
        PrintWriter say = spec.commandLine().getOut();
        RiskRules rules = RiskRules.shipped();
        PlainDrools plain = PlainDrools.shipped();
        for (int size : sizes) {
            judge(say, rules, plain, size);
            judgeWhole(say, rules, size);
        }
        compile(say);
        weigh(say);
        return 0;
    }

    private void judge(PrintWriter say, RiskRules rules, PlainDrools plain, int size) {
        List<Subject> subjects = MadeSubjects.of(size, rules.parameters());
        int rounds = Math.max(1, judged / size);
        double sum = rounds(rules, subjects, rounds); // warm
        var watch = new Throughput();
        sum += rounds(rules, subjects, rounds);
        double ours = watch.nanosOfCpu((long) rounds * size);
        say.printf(
                Locale.ROOT,
                "rules: %s, %,d in a situation (checksum %.3f)%n",
                watch.of((long) rounds * size, "components judged"),
                size,
                sum);
        int fewer = Math.max(1, rounds / 4);
        long fired = plain.rounds(subjects, fewer);
        var other = new Throughput();
        fired += plain.rounds(subjects, fewer);
        double peer = other.nanosOfCpu((long) fewer * size);
        say.printf(
                Locale.ROOT,
                "rules: plain Drools on the same tables, all in one session, takes %.2f times as long"
                        + " (%,d firings)%n",
                peer / ours,
                fired);
        say.flush();
    }

    /** From the catalogue and probabilities on, facts and dependants made in the time measured. */
    private void judgeWhole(PrintWriter say, RiskRules rules, int size) {
        Situation situation = MadeSituation.of(size);
        int rounds = Math.max(1, judged / 4 / size);
        double sum = wholeRounds(rules, situation, rounds); // warm
        var watch = new Throughput();
        sum += wholeRounds(rules, situation, rounds);
        say.printf(
                Locale.ROOT,
                "rules: %s, %,d in a situation, facts and dependants made anew (checksum %.3f)%n",
                watch.of((long) rounds * size, "components judged"),
                size,
                sum);
        say.flush();
    }

    private static double wholeRounds(RiskRules rules, Situation situation, int rounds) {
        double sum = 0;
        for (int round = 0; round < rounds; round++) {
            List<RiskScore> risks = rules.judge(situation).risks();
            sum += risks.get(round % risks.size()).score();
        }
        return sum;
    }

    private static double rounds(RiskRules rules, List<Subject> subjects, int rounds) {
        double sum = 0;
        for (int round = 0; round < rounds; round++) {
            List<Verdict> verdicts = rules.judge(subjects, Instant.EPOCH);
            sum += verdicts.get(round % verdicts.size()).risk().score();
        }
        return sum;
    }

    private static void compile(PrintWriter say) {
        RuleText big = bigSet();
        say.printf("rules: %s%n", compilation("the shipped tables", RiskRules::shipped));
        say.printf(
                "rules: %s%n",
                compilation(
                        "a set of %d rules".formatted(BIG_SET),
                        () -> RiskRules.compile(List.of(big))));
        say.flush();
    }

    private static String compilation(String what, Callable<RiskRules> compile) {
        try {
            compile.call(); // warm
            long wall = System.nanoTime();
            long cpu = cpuOfAllThreads(); // the compiler works on a thread of its own
            for (int time = 0; time < COMPILATIONS; time++) {
                compile.call();
            }
            return String.format(
                    Locale.ROOT,
                    "%s compiles in %.2f s of CPU, %.2f s by the clock (mean of %d, warm)",
                    what,
                    (cpuOfAllThreads() - cpu) / 1e9 / COMPILATIONS,
                    (System.nanoTime() - wall) / 1e9 / COMPILATIONS,
                    COMPILATIONS);
        } catch (Exception failed) {
            throw new IllegalStateException("the rules do not compile", failed);
        }
    }

    private static long cpuOfAllThreads() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** One rule a row, no two alike. */
    static RuleText bigSet() {
        var table = new StringBuilder();
        table.append("RuleSet,forestall.risk,,\n,,,\nRuleTable Many,,,\n");
        table.append("NAME,CONDITION,CONDITION,ACTION\n");
        table.append(",$s : Subject...,$s : Subject...,\n");
        table.append(
                ",dependants == $param,rtoMinutes <= $param,\"insert( new Impact( $s.id(),"
                        + " drools.getRule().getName(), $param ) );\"\n");
        table.append("Reason,Dependants,RTO up to,Points\n");
        for (int row = 0; row < BIG_SET; row++) {
            table.append(
                    String.format(
                            Locale.ROOT, "Row %d,%d,%d,0.%03d%n", row, row / 4, row % 4 * 30, row));
        }
        return new RuleText("many.csv", table.toString());
    }

    private void weigh(PrintWriter say) {
        RiskRules.shipped();
        long before = used();
        List<RiskRules> held = new ArrayList<>();
        for (int version = 0; version < versions; version++) {
            held.add(RiskRules.shipped());
        }
        long after = used();
        say.printf(
                Locale.ROOT,
                "rules: a published version of the shipped tables holds %.2f MB of heap (mean of %d, all"
                        + " of the same %d)%n",
                (after - before) / 1e6 / versions,
                versions,
                held.stream().map(RiskRules::version).distinct().count());
        say.flush();
    }

    private static long used() {
        for (int time = 0; time < 3; time++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
