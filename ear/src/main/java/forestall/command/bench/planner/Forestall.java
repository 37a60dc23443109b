package forestall.command.bench.planner;

import forestall.placement.Budget;
import forestall.placement.Plan;
import forestall.placement.Problem;
import forestall.placement.Solver;
import forestall.placement.Watch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The planner that this is about. */
final class Forestall implements Contestant {
    /** From here on, the heap is looked at in the middle of the search. */
    private static final int LARGE = 10_000;

    /** What ends after the search, in seconds. */
    private static final double TO_END = 0.02;

    private final int threads;
    private final long seed;

    Forestall(int threads, long seed) {
        this.threads = threads;
        this.seed = seed;
    }

    @Override
    public String name() {
        return "forestall";
    }

    @Override
    public Answer plan(Path instance, double seconds) throws IOException {
        long end = System.nanoTime() + (long) ((seconds - TO_END) * 1e9);
        var problem = new Problem(ProblemFiles.read(instance));
        long[] heap = {0};
        Watch watch =
                (share, hard, medium, soft, bound) -> {
                    if (heap[0] == 0 && share > 0.5 && problem.components() >= LARGE) {
                        heap[0] = heap();
                    }
                };
        Plan plan =
                new Solver(problem, threads, seed, null)
                        .solve(Budget.until(System::nanoTime, end), watch);
        return new Answer(
                plan.slots(),
                0,
                new Said(plan.hard(), plan.medium(), plan.soft()),
                OptionalLong.of(plan.bound()),
                plan.duals(),
                heap[0]);
    }

    /** What is in use after a full collection; the time that takes counts. */
    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
