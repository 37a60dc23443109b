package forestall.api;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets few questions be worked on at once, and nobody wait long for an answer. A question that took
 * too long keeps its place until it has really ended. Thread-safe.
 */
final class Turns {
    private final Executor threads;
    private final int atOnce;
    private final int atOnceOfOne;
    private final Duration patience;
    private final Map<String, Integer> busy = new TreeMap<>();

    /**
     * @param atOnce questions of all together, 1 or more
     * @param atOnceOfOne questions of one person or token, 1 or more
     * @param patience how long an answer may take
     */
    Turns(Executor threads, int atOnce, int atOnceOfOne, Duration patience) {
        this.threads = threads;
        this.atOnce = atOnce;
        this.atOnceOfOne = atOnceOfOne;
        this.patience = patience;
    }

    /**
     * The answer to a question.
     *
     * @param who asks
     * @throws Problem 429 {@code busy} when too many are being answered, 422 {@code takes-too-long}
     *     when this takes longer than the patience
     * @throws RuntimeException as the work throws
     */
    <T> T answer(String who, Callable<T> work) {
        enter(who);
        var left = new AtomicBoolean();
        Runnable leave =
                () -> {
                    if (left.compareAndSet(false, true)) {
                        leave(who);
                    }
                };
        var task =
                new FutureTask<>(
                        () -> {
                            try {
                                return work.call();
                            } finally {
                                leave.run(); // before the answer is there: who has it may ask again
                            }
                        });
        try {
            threads.execute(
                    () -> {
                        task.run();
                        leave.run(); // of a question that was given up before it was begun
                    });
        } catch (RejectedExecutionException full) {
            leave.run();
            throw new Problem(429, "busy", "the service has no thread left; try again in a while");
        }
        return result(task);
    }

    private <T> T result(FutureTask<T> task) {
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(false); // what it works with takes an interruption for its own end
            throw new Problem(
                    422,
                    "takes-too-long",
                    "the answer takes longer than %d s; ask about fewer components, or with rules that do less"
                            .formatted(patience.toSeconds()));
        } catch (InterruptedException stopping) {
            task.cancel(false);
            Thread.currentThread().interrupt();
            throw new Problem(429, "busy", "the service is stopping");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private synchronized void enter(String who) {
        if (busy.getOrDefault(who, 0) >= atOnceOfOne) {
            throw new Problem(
                    429,
                    "busy",
                    "%d questions of yours are being answered; wait for one of them"
                            .formatted(atOnceOfOne));
        }
        if (busy.values().stream().mapToInt(Integer::intValue).sum() >= atOnce) {
            throw new Problem(
                    429,
                    "busy",
                    "%d questions are being answered; try again in a while".formatted(atOnce));
        }
        busy.merge(who, 1, Integer::sum);
    }

    private synchronized void leave(String who) {
        busy.computeIfPresent(who, (name, count) -> count == 1 ? null : count - 1);
    }
}
