package forestall.command.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Wall and processor time of the calling thread over a stretch of work. */
final class Throughput {
    private final long wall = System.nanoTime();
    private final long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

    /** One line: how many a second since this was made, by both clocks. */
    String of(long many, String what) {
        double seconds = (System.nanoTime() - wall) / 1e9;
        double cpuSeconds =
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        return String.format(
                Locale.ROOT,
                "%,.0f %s a second on one core (%.2f s wall, %.2f s CPU for %,d)",
                many / cpuSeconds,
                what,
                seconds,
                cpuSeconds,
                many);
    }

    double nanosOfCpu(long many) {
        return (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu)
                / many;
    }
}
