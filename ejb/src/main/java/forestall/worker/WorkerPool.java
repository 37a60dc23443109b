package forestall.worker;

import forestall.decide.Overloaded;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one worker that has been warmed up, and starts another when it had to be ended. Questions
 * wait for each other; when many do, the next is turned away. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Semaphore turn = new Semaphore(1, true);
    private final byte[] warmUp;
    private final Duration start;
    private final int mostWaiting;
    private WorkerProcess worker;

    /**
     * @param warmUp a question whose answer is thrown away
     * @param start how long a worker may take for it, from its beginning
     * @param mostWaiting questions that wait for another, each with a thread; 0 or more
     */
    public WorkerPool(byte[] warmUp, Duration start, int mostWaiting) {
        this.warmUp = warmUp.clone();
        this.start = start;
        this.mostWaiting = mostWaiting;
    }

    /**
     * @param patience how long the answer may take, without the time to start and to wait
     * @throws Overloaded when many wait already, or those before take too long
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
            if (!turn.tryAcquire(0, TimeUnit.SECONDS) // behind those who wait
                    && (turn.getQueueLength() >= mostWaiting
                            || !turn.tryAcquire(2 * start.toMillis(), TimeUnit.MILLISECONDS))) {
                throw new Overloaded("others are being checked; try again", RETRY_AFTER);
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
