package forestall.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What hostile rules try to touch. Public, so that only the sandbox stands between. */
public final class Canary {
    public static final String PROPERTY = "forestall.canary";
    static final Path FILE = Path.of("target", "canary.txt");
    private static final AtomicInteger TOUCHED = new AtomicInteger();

    public Canary() {
        TOUCHED.incrementAndGet();
    }

    public static boolean touch() {
        TOUCHED.incrementAndGet();
        return true;
    }

    static void reset() throws java.io.IOException {
        TOUCHED.set(0);
        System.clearProperty(PROPERTY);
        Files.deleteIfExists(FILE);
    }

    /** Everything that shows that something got out; empty: nothing did. */
    static List<String> signs() {
        List<String> signs = new ArrayList<>();
        if (TOUCHED.get() > 0) {
            signs.add("code ran");
        }
        if (System.getProperty(PROPERTY) != null) {
            signs.add("a property was set");
        }
        if (Files.exists(FILE)) {
            signs.add("a file was written");
        }
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (each.getName().equals("canary")) {
                signs.add("a thread was started");
            }
        }
        return signs;
    }
}
