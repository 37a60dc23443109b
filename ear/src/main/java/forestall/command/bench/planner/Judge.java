package forestall.command.bench.planner;

import com.sun.management.OperatingSystemMXBean;
import forestall.placement.Instance;
import forestall.placement.proof.BoundCheck;
import forestall.placement.proof.Evaluator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Lets contestants plan one problem, and checks what they say. */
final class Judge {
    private final Path file;
    private final Instance instance;
    private final Evaluator evaluator;
    private final BoundCheck bounds;
    private final long unavoidable;

    Judge(Path file) throws IOException {
        this.file = file;
        instance = ProblemFiles.read(file);
        evaluator = new Evaluator(instance);
        bounds = new BoundCheck(evaluator);
        unavoidable = bounds.unavoidable();
    }

    Size size() {
        return new Size(instance.components().size(), instance.hosts().size());
    }

    String name() {
        return instance.name();
    }

    /** A row, and the answer that it is of. */
    record Judged(Row row, Contestant.Answer answer) {}

    Judged run(Contestant contestant, double seconds) throws IOException {
        ManagementFactory.getMemoryMXBean().gc(); // what came before is not this one's
        long cpu = cpu();
        long began = System.nanoTime();
        Contestant.Answer answer = contestant.plan(file, seconds);
        double wall = (System.nanoTime() - began) / 1e9;
        double taken = (cpu() - cpu) / 1e9;
        Evaluator.Score score = evaluator.score(answer.slots());
        OptionalLong bound = answer.bound();
        StringBuilder wrong = new StringBuilder();
        Contestant.Said said = answer.said();
        if (said != null
                && !new Contestant.Said(score.hard(), score.medium(), score.soft()).equals(said)) {
            wrong.append("says ").append(said).append(", is ").append(score);
        }
        if (answer.duals() != null) {
            long again = bounds.bound(answer.duals());
            if (bound.isEmpty() || bound.getAsLong() != again) {
                wrong.append(" says a bound of ").append(bound).append(", is ").append(again);
            }
            bound = OptionalLong.of(again);
        }
        Row row =
                new Row(
                        instance.name(),
                        size(),
                        contestant.name(),
                        wall,
                        taken,
                        score.hard(),
                        score.medium(),
                        score.soft(),
                        bound,
                        unavoidable,
                        answer.open(),
                        answer.heapBytes(),
                        wrong.toString().trim());
        return new Judged(row, answer);
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
