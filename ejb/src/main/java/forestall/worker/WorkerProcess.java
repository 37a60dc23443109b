package forestall.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/**
 * One worker. It inherits nothing of the environment, so no secret either, and dies with this
 * machine: its input ends. One question at a time; not thread-safe.
 */
final class WorkerProcess implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkerProcess.class.getName());

    private static final List<String> LIMITS =
            List.of(
                    "-Xmx384m",
                    "-Xss1m",
                    "-XX:MaxMetaspaceSize=256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Xshare:auto",
                    "-Djava.awt.headless=true");

    private final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    work -> {
                        var thread = new Thread(work, "forestall-worker");
                        thread.setDaemon(true);
                        return thread;
                    });

    private volatile boolean closed;

    private WorkerProcess(Process process) {
        this.process = process;
        this.to = new DataOutputStream(process.getOutputStream());
        this.from = new DataInputStream(process.getInputStream());
    }

    /**
     * @throws WorkerEnded when it cannot be started
     */
    static WorkerProcess start() {
        try {
            var builder = new ProcessBuilder(commandLine());
            builder.environment().clear();
            builder.directory(new File(System.getProperty("java.io.tmpdir")));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            LOG.fine(() -> "A worker runs as process " + process.pid());
            return new WorkerProcess(process);
        } catch (IOException failed) {
            throw new WorkerEnded("no worker could be started: " + failed.getMessage(), failed);
        }
    }

    private static List<String> commandLine() {
        List<String> line = new java.util.ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(LIMITS);
        line.add("-cp");
        line.add(classPath());
        line.add(WorkerMain.class.getName());
        return line;
    }

    // In the server classes come from the folder lib of the application; in tests from the class
    // path.
    static String classPath() {
        Path core = home(forestall.model.Component.class);
        Path here = home(WorkerMain.class);
        if (Files.isRegularFile(core) && core.getParent().endsWith("lib")) {
            return here + File.pathSeparator + core.resolveSibling("*");
        }
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @throws WorkerEnded when it does not answer in time, which ends it, or ended by itself
     */
    byte[] ask(byte[] question, Duration patience) {
        try {
            return CompletableFuture.supplyAsync(() -> exchange(question), reader)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            close();
            throw new WorkerEnded(
                    "it took longer than %d s and was ended".formatted(patience.toSeconds()), late);
        } catch (ExecutionException ended) {
            close();
            throw new WorkerEnded(
                    "it ended before it answered, most likely as it took too much memory", ended);
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new WorkerEnded("it was interrupted", interrupted);
        }
    }

    private byte[] exchange(byte[] question) {
        try {
            Frames.write(to, question);
            return Frames.read(from);
        } catch (IOException ended) {
            throw new java.io.UncheckedIOException(ended);
        }
    }

    boolean isAlive() {
        return !closed && process.isAlive(); // it takes a moment to die
    }

    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
        reader.shutdownNow();
    }
}
