package forestall.command.bench;

import forestall.command.ApiClient;
import forestall.command.Service;
import forestall.command.Trouble;
import java.util.List;
import java.util.Locale;

/**
 * What a service holds after a full collection of its garbage.
 *
 * @param classes that are loaded
 * @param bytes of heap in use
 */
record Held(double classes, double bytes) {
    /**
     * Growth over the second half of a run that is still level: caches fill, and code is compiled.
     */
    private static final double LEVEL = 1.05;

    static Held by(Service service) {
        service.collectGarbage();
        String metrics = new ApiClient(service.address(), service.token()).text("metrics");
        return new Held(
                value(metrics, "classloader_loadedClasses_count"),
                value(metrics, "memory_usedHeap_bytes"));
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(each -> each.startsWith(name))
                .map(each -> each.substring(each.lastIndexOf(' ') + 1))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow(() -> new Trouble("the service tells no " + name));
    }

    /** Whether the last holds no more than 5 % above what was held in the middle. */
    static boolean isLevel(List<Held> times) {
        if (times.size() < 2) {
            return true;
        }
        Held middle = times.get((times.size() - 1) / 2);
        Held last = times.get(times.size() - 1);
        return last.classes <= LEVEL * middle.classes && last.bytes <= LEVEL * middle.bytes;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f classes are loaded, %.0f MB of heap used",
                classes,
                bytes / 1e6);
    }
}
