package forestall.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Other processes. A number may have passed on to a stranger, so their arguments must fit too. */
final class Processes {
    private static final int PATIENCE_SECONDS = 20;

    private Processes() {}

    /**
     * The process with that number, if it runs and was started with these arguments.
     *
     * @param arguments whole ones, one right after the other; one should hold our folder's path
     */
    static Optional<ProcessHandle> find(long pid, List<String> arguments) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(each -> Collections.indexOfSubList(argumentsOf(each), arguments) >= 0);
    }

    /** Ends the process that {@link #find} finds, if any, and all that it began; kindly first. */
    static void stop(long pid, List<String> arguments) {
        find(pid, arguments).ifPresent(Processes::stop);
    }

    /** Ends every process with these arguments. */
    static void stopAll(List<String> arguments) {
        for (ProcessHandle each : ProcessHandle.allProcesses().toList()) {
            stop(each.pid(), arguments);
        }
    }

    private static void stop(ProcessHandle process) {
        List<ProcessHandle> began = process.descendants().toList(); // they go with it, or after it
        end(process);
        began.forEach(Processes::end);
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            ended(process);
        }
    }

    // Java tells no more than 4,096 bytes of a command line on Linux; Payara's is longer.
    private static List<String> argumentsOf(ProcessHandle process) {
        Path file = Path.of("/proc/%d/cmdline".formatted(process.pid()));
        if (Files.exists(file)) {
            try {
                String line = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                return List.of(line.split("\0"));
            } catch (IOException gone) {
                return List.of();
            }
        }
        return process.info().arguments().map(List::of).orElse(List.of());
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
