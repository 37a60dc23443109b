package forestall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that waits for its input, with a folder's path among its arguments. */
class ProcessesTest {
    @TempDir Path folder;
    Process waiting;

    @BeforeEach
    void start() throws IOException {
        assumeThat(Path.of("/bin/sh")).matches(Files::isExecutable);
        waiting =
                new ProcessBuilder("/bin/sh", "-c", "echo up; read x", "-D", folder.toString())
                        .start();
        assertThat(waiting.getInputStream().read()).isEqualTo('u'); // its arguments are its own now
    }

    @AfterEach
    void end() {
        if (waiting != null) {
            waiting.destroyForcibly();
        }
    }

    @Test
    void aProcessOfOursIsEnded() {
        Processes.stop(waiting.pid(), ours(folder));
        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void aProcessOfAnotherFolderIsLeftAlone() {
        Processes.stop(waiting.pid(), ours(folder.resolve("postgres")));
        Processes.stop(waiting.pid(), ours(folder.getParent()));
        assertThat(waiting.isAlive()).isTrue();
    }

    @Test
    void thePathAloneIsNotEnough() {
        Processes.stop(waiting.pid(), List.of("--data", folder.toString()));
        assertThat(waiting.isAlive()).isTrue();
    }

    @Test
    void allProcessesOfAFolderAreEndedAndNoOthers() {
        Processes.stopAll(ours(folder.resolve("postgres")));
        assertThat(waiting.isAlive()).isTrue();
        Processes.stopAll(ours(folder));
        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void aNumberThatNobodyHasIsNotFound() {
        assertThat(Processes.find(Long.MAX_VALUE, ours(folder))).isEmpty();
    }

    private static List<String> ours(Path folder) {
        return List.of("-D", folder.toString());
    }
}
