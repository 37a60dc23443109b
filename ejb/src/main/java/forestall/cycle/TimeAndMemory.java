package forestall.cycle;

import com.sun.management.ThreadMXBean;
import forestall.sandbox.Watch;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/** Ends rules that take too long or make too much, on the thread that made this. */
final class TimeAndMemory implements Watch {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Duration longest;
    private final long most;
    private final long began = System.nanoTime();
    private final long before = THREADS.getCurrentThreadAllocatedBytes();

    /**
     * @param longest by the clock
     * @param most bytes allocated
     */
    TimeAndMemory(Duration longest, long most) {
        this.longest = longest;
        this.most = most;
    }

    @Override
    public Optional<String> ends() {
        if (System.nanoTime() - began > longest.toNanos()) {
            return Optional.of("they take longer than %d s".formatted(longest.toSeconds()));
        }
        if (THREADS.getCurrentThreadAllocatedBytes() - before > most) {
            return Optional.of("they need more than %d MB of memory".formatted(most >> 20));
        }
        return Optional.empty();
    }
}
