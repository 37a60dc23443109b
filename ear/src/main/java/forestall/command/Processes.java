package forestall.command;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Other processes. */
final class Processes {
    private static final int PATIENCE_SECONDS = 20;

    private Processes() {}

    /** Ends a process if its command has that word in it; kindly first, then not. */
    static void stop(long pid, String word) {
        Optional<ProcessHandle> found =
                ProcessHandle.of(pid)
                        .filter(
                                each ->
                                        each.info()
                                                .commandLine()
                                                .or(() -> each.info().command())
                                                .orElse("")
                                                .contains(word));
        if (found.isEmpty()) {
            return;
        }
        ProcessHandle process = found.get();
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            ended(process);
        }
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
