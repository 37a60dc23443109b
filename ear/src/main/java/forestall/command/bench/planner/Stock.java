package forestall.command.bench.planner;

import forestall.placement.Problem;
import forestall.placement.constraints.StockPlanner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** OptaPlanner as it comes. */
final class Stock implements Contestant {

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public Answer plan(Path instance, double seconds) throws IOException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        var problem = new Problem(ProblemFiles.read(instance));
        StockPlanner.Found found = StockPlanner.plan(problem, left(end));
        return new Answer(
                found.slots(),
                found.open(),
                found.open() > 0 ? null : new Said(found.hard(), found.medium(), found.soft()),
                OptionalLong.empty(),
                null,
                0);
    }

    /** Whole milliseconds; a solver that has no time left has one. */
    static Duration left(long end) {
        return Duration.ofMillis(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
}
