package forestall.worker;

/** The worker was ended, or ended by itself, before it answered; the message says why. */
public final class WorkerEnded extends RuntimeException {
    public WorkerEnded(String message) {
        super(message);
    }

    WorkerEnded(String message, Throwable cause) {
        super(message, cause);
    }
}
