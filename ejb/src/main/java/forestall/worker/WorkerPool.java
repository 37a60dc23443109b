package forestall.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one worker that has been warmed up, and starts another when it had to be ended. Questions
 * wait for each other. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {
    private final Semaphore turn = new Semaphore(1, true);
    private final byte[] warmUp;
    private final Duration start;
    private WorkerProcess worker;

    /**
     * @param warmUp a question whose answer is thrown away
     * @param start how long a worker may take for it, from its beginning
     */
    public WorkerPool(byte[] warmUp, Duration start) {
        this.warmUp = warmUp.clone();
        this.start = start;
    }

    /**
     * @param patience how long the answer may take, without the time to start and to wait
     * @throws WorkerEnded when it does not answer in time, or ended; the next question finds
     *     another
     */
    public byte[] ask(byte[] question, Duration patience) {
        await();
        try {
            return ready().ask(question, patience);
        } finally {
            turn.release();
        }
    }

    private void await() {
        try {
            if (!turn.tryAcquire(2 * start.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WorkerEnded("others are being checked; try again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WorkerEnded("it was interrupted", interrupted);
        }
    }

    /** Starts and warms a worker ahead of the first question. */
    public void warm() {
        await();
        try {
            ready();
        } finally {
            turn.release();
        }
    }

    private WorkerProcess ready() {
        if (worker == null || !worker.isAlive()) {
            worker = WorkerProcess.start();
            worker.ask(warmUp, start);
        }
        return worker;
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
    }
}
