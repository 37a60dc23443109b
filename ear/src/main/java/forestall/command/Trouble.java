package forestall.command;

/** Something went wrong in a way that the user can do something about; the message says what. */
public final class Trouble extends RuntimeException {

    public Trouble(String message) {
        super(message);
    }

    public Trouble(String message, Throwable cause) {
        super(message, cause);
    }
}
