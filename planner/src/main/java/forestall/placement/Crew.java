package forestall.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** A few threads that work on parts of the same thing; a crew of one works on the caller's. */
final class Crew implements AutoCloseable {
    private final int size;
    private final ExecutorService others;

    Crew(int size) {
        this.size = size;
        others =
                size == 1
                        ? null
                        : Executors.newFixedThreadPool(
                                size - 1,
                                work -> {
                                    Thread thread = new Thread(work, "placement");
                                    thread.setDaemon(true);
                                    return thread;
                                });
    }

    int size() {
        return size;
    }

    /** Does {@code part} for 0 to size - 1, at the same time, and returns when all are done. */
    void all(IntConsumer part) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            int each = i;
            running.add(others.submit(() -> part.accept(each)));
        }
        part.accept(0);
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stop);
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }
    }

    @Override
    public void close() {
        if (others != null) {
            others.shutdown();
        }
    }
}
