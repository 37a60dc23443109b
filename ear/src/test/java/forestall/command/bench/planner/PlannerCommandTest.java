package forestall.command.bench.planner;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.placement.Instance;
import forestall.placement.file.PlanFile;
import forestall.placement.proof.BoundCheck;
import forestall.placement.proof.Evaluator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlannerCommandTest {
    @TempDir Path folder;
    private final StringWriter said = new StringWriter();

    private int run(String... options) {
        return new CommandLine(new PlannerCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(options);
    }

    @Test
    void everyPeersPlanIsAsItSaysAndPlansCanBeCheckedByAnyone() throws IOException {
        Path out = folder.resolve("out");
        int code =
                run(
                        "--sizes=8x4",
                        "--seeds=5",
                        "--seconds=8x4=0.5",
                        "--warm-up=0.5",
                        "--proof-seconds=20",
                        "--out=" + out);

        assertThat(said.toString())
                .contains("forestall", "stock", "timefold", "cpsat", "gap % median/worst")
                .doesNotContain("WRONG");
        assertThat(code).isZero();
        Instance instance = ProblemFiles.read(out.resolve("made-8x4-s5.json.gz"));
        for (String each : List.of("forestall", "stock", "timefold", "cpsat")) {
            Path file = out.resolve("made-8x4-s5." + each + ".plan.json");
            try (var in = Files.newInputStream(file)) {
                PlanFile plan = PlanFile.read(in, instance);
                var evaluator = new Evaluator(instance);
                assertThat(evaluator.score(plan.slots()))
                        .isEqualTo(new Evaluator.Score(0, plan.medium(), plan.soft()));
                if (each.equals("forestall")) {
                    assertThat(new BoundCheck(evaluator).bound(plan.duals()))
                            .isEqualTo(plan.bound());
                }
            }
        }
    }

    @Test
    void givenProblemsOfOtherSizesDoNotCountAndStoredBoundsDo() throws IOException {
        ProblemFiles.made(folder, new Size(5, 3), 1);
        ProblemFiles.made(folder, new Size(6, 3), 1);
        Path bounds = Files.writeString(folder.resolve("bounds.properties"), "made-5x3-s1=1\n");

        int code =
                run(
                        folder.toString(),
                        "--sizes=5x3",
                        "--peers=none",
                        "--seconds=50x10=0.2",
                        "--warm-up=0.1",
                        "--bounds=" + bounds);

        assertThat(code).isZero();
        assertThat(said.toString())
                .contains("made-5x3-s1", "5x3         forestall   1")
                .doesNotContain("made-6x3", "stock");
    }

    @Test
    void whatIsWrongOnTheCommandLineIsSaid() {
        assertThat(run("--sizes=5by3")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("--peers=gurobi")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("--peers=none,stock")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("--seconds=5x3=0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("no/such/file")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString())
                .contains("not 5by3", "--peers must be none", "above 0", "no/such/file");
    }

    /** Otherwise a benchmark could not tell a planner that is wrong. */
    @Test
    void aPlannerThatSaysOtherwiseIsFoundOut() throws IOException {
        Path file = ProblemFiles.made(folder, new Size(6, 3), 2);
        Contestant right = new Forestall(1, 1);
        Contestant liar =
                new Contestant() {
                    @Override
                    public String name() {
                        return "liar";
                    }

                    @Override
                    public Answer plan(Path instance, double seconds) throws IOException {
                        Answer real = right.plan(instance, seconds);
                        Said cheap = new Said(0, real.said().medium(), real.said().soft() - 1);
                        real.duals().linkMicro()[1] += 50_000_000;
                        return new Answer(real.slots(), 0, cheap, real.bound(), real.duals(), 0);
                    }
                };
        var judge = new Judge(file);

        assertThat(judge.run(right, 0.2).row().wrong()).isEmpty();
        assertThat(judge.run(liar, 0.2).row().wrong()).contains("Said[hard=0", "says a bound of");
    }

    @Test
    void cpSatProvesWhatTryingAllFinds() throws IOException {
        for (long seed = 1; seed <= 4; seed++) {
            Path file = ProblemFiles.made(folder, new Size(4, 3), seed);
            Instance instance = ProblemFiles.read(file);
            Contestant.Answer answer = new CpSat(2, 30).plan(file, 0);
            Evaluator.Score best = best(instance, new ArrayList<>(), null);
            assertThat(answer.said())
                    .isEqualTo(new Contestant.Said(best.hard(), best.medium(), best.soft()));
            assertThat(answer.bound()).hasValue(best.soft());
        }
    }

    private static Evaluator.Score best(
            Instance instance, List<Instance.Slot> begun, Evaluator.Score found) {
        var evaluator = new Evaluator(instance);
        if (begun.size() == instance.components().size()) {
            Evaluator.Score score = evaluator.score(begun);
            boolean better =
                    score.hard() == 0
                            && (found == null
                                    || score.medium() < found.medium()
                                    || (score.medium() == found.medium()
                                            && score.soft() < found.soft()));
            return better ? score : found;
        }
        Evaluator.Score so = found;
        for (Instance.Slot slot : evaluator.slots(instance.components().get(begun.size()))) {
            begun.add(slot);
            so = best(instance, begun, so);
            begun.remove(begun.size() - 1);
        }
        return so;
    }
}
