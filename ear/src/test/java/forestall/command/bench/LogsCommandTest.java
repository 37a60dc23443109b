package forestall.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogsCommandTest {
    private static final Path LOGHUB =
            Path.of(System.getProperty("forestall.data", "../../shared/data")).resolve("loghub");

    @TempDir Path folder;
    private final StringWriter said = new StringWriter();

    private int run(Path data, Path out) {
        return new CommandLine(new LogsCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute("--data", data.toString(), "--out", out.toString());
    }

    private Path data() throws IOException {
        Path log = folder.resolve("data/Shop/Shop_2k.log");
        Files.createDirectories(log.getParent());
        Files.writeString(
                log,
                """
                2026-10-18 18:01:47 INFO took 12 of "pears", \\ 3 kg
                2026-10-18 18:01:48 INFO took 7 of "pears", \\ 5 kg
                2026-10-18 18:01:49 WARN shelf shelf-07b is empty
                """);
        return folder.resolve("data");
    }

    @Test
    void writesTheTemplateOfEachLineQuotedWhereNeeded() throws IOException {
        assertThat(run(data(), folder.resolve("out"))).isZero();

        assertThat(folder.resolve("out/Shop.csv"))
                .hasContent(
                        """
                        LineId,EventTemplate
                        1,"took <*> of ""pears"", \\ <*> kg"
                        2,"took <*> of ""pears"", \\ <*> kg"
                        3,shelf shelf-<*> is empty
                        """);
        assertThat(folder.resolve("out/online/Shop.csv")).exists();
    }

    @Test
    void scoresAreNoOthersWhenTheTruthLiesBeside() throws IOException {
        Path data = data();
        run(data, folder.resolve("without"));
        Files.writeString(
                data.resolve("Shop/Shop_2k.log_structured_corrected.csv"),
                "LineId,EventTemplate\n1,other\n2,other\n3,shelf shelf-<*> is empty\n");
        run(data, folder.resolve("with"));

        for (String file : new String[] {"Shop.csv", "online/Shop.csv"}) {
            assertThat(folder.resolve("with").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("without").resolve(file));
        }
        assertThat(said.toString()).contains("no truth", "mean of 1", "1.000 1.000 0.333");
    }

    @Test
    void saysWhenThereIsNoLog() {
        assertThat(run(folder, folder.resolve("out"))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).contains("no <system>/<system>_2k.log in");
    }

    /** Floors below what was reached, so that a step back shows. */
    @Test
    void templatesOfRecordedLogsAreFound() {
        assumeTrue(Files.isDirectory(LOGHUB), () -> "skipped: no development data at " + LOGHUB);
        assertThat(run(LOGHUB, folder.resolve("out"))).isZero();

        String mean =
                said.toString().lines().filter(l -> l.startsWith("mean of 8")).findFirst().get();
        String[] cells = mean.substring("mean of 8".length()).strip().split(" +", -1);
        assertThat(Double.parseDouble(cells[0])).as("final GA").isGreaterThanOrEqualTo(0.99);
        assertThat(Double.parseDouble(cells[3])).as("final FTA").isGreaterThanOrEqualTo(0.94);
        assertThat(Double.parseDouble(cells[4])).as("online GA").isGreaterThanOrEqualTo(0.985);
    }
}
