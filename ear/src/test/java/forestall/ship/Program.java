package forestall.ship;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine that a test needs; the test is skipped, and says so, without it. */
final class Program implements AutoCloseable {
    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    static void need(String path) {
        boolean there = Files.isExecutable(Path.of(path));
        if (!there && System.getenv("CI") != null) {
            throw new AssertionError("there is no " + path + ", and CI must not pass without it");
        }
        assumeTrue(there, () -> "skipped: there is no " + path);
    }

    /** Runs in the background until it is closed. */
    static Program start(Path log, List<String> command) {
        try {
            return new Program(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start());
        } catch (IOException missing) {
            throw new IllegalStateException("cannot start " + command, missing);
        }
    }

    /** Runs to its end, which must be a good one. */
    static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed");
            }
        } catch (IOException missing) {
            throw new IllegalStateException("cannot run " + command, missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
