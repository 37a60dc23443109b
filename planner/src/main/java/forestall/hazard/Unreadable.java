package forestall.hazard;

/** A document that cannot be used; nothing of it was taken. */
public final class Unreadable extends IllegalArgumentException {

    /**
     * @param words for people: what is wrong with it, and nothing that it holds
     */
    public Unreadable(String words) {
        super(words);
    }

    public Unreadable(String words, Throwable cause) {
        super(words, cause);
    }
}
