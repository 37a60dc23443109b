package forestall.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, heard by the thread that made this: it is woken from whatever it waits for, and the
 * process ends only when that thread has closed this. Close it last.
 */
public final class Stop implements AutoCloseable {
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread owner = Thread.currentThread();
    private volatile boolean asked;

    private Stop() {}

    /** Hears Ctrl-C and {@code kill} from now on. */
    public static Stop heard() {
        var stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::ask, "stop"));
        return stop;
    }

    /** A stop that only {@link #ask} asks for. */
    static Stop unheard() {
        return new Stop();
    }

    /** Asks the owner to stop, and returns when it has. */
    void ask() {
        if (stopped.getCount() > 0) {
            asked = true;
            owner.interrupt(); // also while it waits for a part to start
            told.countDown(); // last, so that no interruption disturbs the stopping
        }
        try {
            stopped.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean asked() {
        return asked;
    }

    /**
     * Waits a second, or less when the stop is asked for.
     *
     * @return true when it is asked for
     * @throws InterruptedException when it is asked for just now
     */
    boolean askedWithinASecond() throws InterruptedException {
        return told.await(1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
