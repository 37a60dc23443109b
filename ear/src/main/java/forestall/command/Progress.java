package forestall.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells people what is going on, on the error stream, so that results can be piped. */
public final class Progress {
    private static final long REDRAW_NANOS = 200_000_000;

    private final PrintWriter out;

    /** The front door says whether people look on. */
    private final boolean terminal = Boolean.getBoolean("forestall.terminal");

    private long drawn;

    public Progress(PrintWriter out) {
        this.out = out;
    }

    /** Says what begins, does it, and says how long it took. */
    public <T> T step(String words, Supplier<T> work) {
        out.print(words + " … ");
        out.flush();
        long start = System.nanoTime();
        try {
            T result = work.get();
            out.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - start) / 1e9);
            out.flush();
            return result;
        } catch (RuntimeException failure) {
            out.println("failed");
            out.flush();
            throw failure;
        }
    }

    /** As {@link #step(String, Supplier)}, for work without a result. */
    public void step(String words, Runnable work) {
        step(
                words,
                () -> {
                    work.run();
                    return null;
                });
    }

    public void line(String words) {
        out.println(words);
        out.flush();
    }

    /** How far long work has come; drawn over itself on a terminal, now and then elsewhere. */
    public void far(long done, long total, String words) {
        long now = System.nanoTime();
        long every = terminal ? REDRAW_NANOS : 100 * REDRAW_NANOS;
        if (done < total && now - drawn < every) {
            return;
        }
        drawn = now;
        out.printf(
                Locale.ROOT,
                terminal ? "\r%3d %% %s\u001B[K" : "%3d %% %s%n",
                100 * done / Math.max(1, total),
                words);
        if (terminal && done >= total) {
            out.println();
        }
        out.flush();
    }
}
