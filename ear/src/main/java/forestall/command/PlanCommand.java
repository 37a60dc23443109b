package forestall.command;

import forestall.placement.Budget;
import forestall.placement.Instance;
import forestall.placement.Plan;
import forestall.placement.Problem;
import forestall.placement.Solver;
import forestall.placement.Watch;
import forestall.placement.file.InstanceReader;
import forestall.placement.file.Malformed;
import forestall.placement.file.PlanFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Places standby for a problem that lies in a file. */
@Command(
        name = "plan",
        description = {
            "Makes a placement plan for INSTANCE (drp-instance/1, plain or gzipped) and says how far it is from the best at most.",
            "Starting, reading, prices, and search take --seconds together. docs/planner.md tells more."
        },
        mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    /** What writing the plan takes, with some to spare, in seconds for each component. */
    private static final double TO_WRITE = 2e-5;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "INSTANCE", description = "the problem")
    Path instance;

    @Option(names = "--seconds", defaultValue = "10", description = "all in; 10 unless given")
    double seconds;

    @Option(
            names = "--steps",
            description = "ends after so many steps instead; with one thread, repeatable")
    Long steps;

    @Option(names = "--threads", defaultValue = "1", description = "1 unless given")
    int threads;

    @Option(names = "--seed", defaultValue = "1", description = "1 unless given")
    long seed;

    @Option(names = "--out", paramLabel = "PLAN", description = "gets the plan (drp-plan/1)")
    Path out;

    @Override
    public Integer call() {
        if (!(seconds > 0 && seconds <= 1e6) || threads < 1 || threads > 256) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--seconds must be above 0 and at most 1000000, --threads from 1 to 256");
        }
        if (steps != null && steps < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--steps must be 0 or more");
        }
        // the machine had started before this line was reached
        long began =
                System.nanoTime()
                        - 1_000_000
                                * Math.max(
                                        0,
                                        System.currentTimeMillis()
                                                - ManagementFactory.getRuntimeMXBean()
                                                        .getStartTime());
        Instance read = read();
        Problem problem;
        try {
            problem = new Problem(read);
        } catch (IllegalArgumentException tooLarge) {
            throw new Trouble("%s: %s".formatted(instance, tooLarge.getMessage()));
        }
        long end = began + (long) ((seconds - 0.05 - TO_WRITE * problem.components()) * NANOS);
        Budget budget = steps == null ? Budget.until(System::nanoTime, end) : Budget.steps(steps);
        Progress progress = new Progress(spec.commandLine().getErr());
        Watch watch =
                (share, hard, medium, soft, bound) ->
                        progress.far(
                                Math.round(share * 1000),
                                1000,
                                String.format(
                                        Locale.ROOT,
                                        "cost %.3f, %.3f %% above the bound at most",
                                        soft / 1000.0,
                                        100.0 * (soft - bound) / Math.max(1, bound)));
        Plan plan = new Solver(problem, threads, seed, null).solve(budget, watch);
        double wall = (System.nanoTime() - began) / NANOS;
        double cpu = cpuSeconds();
        if (out != null) {
            write(PlanFile.of(read.name(), plan, wall, cpu));
        }
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: hard %d, medium %d, cost %.3f; bound %.3f, gap %.4f %%; %.2f s, %.2f s of processors%n",
                        read.name(),
                        plan.hard(),
                        plan.medium(),
                        plan.soft() / 1000.0,
                        plan.bound() / 1000.0,
                        100 * plan.gap(),
                        wall,
                        cpu);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Instance read() {
        try (var in = new BufferedInputStream(Files.newInputStream(instance), 1 << 16)) {
            return InstanceReader.read(in);
        } catch (Malformed wrong) {
            throw new Trouble("%s: %s".formatted(instance, wrong.getMessage()), wrong);
        } catch (IOException unreadable) {
            throw new Trouble("cannot read %s: %s".formatted(instance, unreadable), unreadable);
        }
    }

    private void write(PlanFile plan) {
        try {
            plan.write(Files.newOutputStream(out));
        } catch (IOException unwritable) {
            throw new Trouble("cannot write %s: %s".formatted(out, unwritable), unwritable);
        }
    }

    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / NANOS
                : 0;
    }
}
