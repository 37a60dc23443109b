package forestall.placement.file;

/**
 * A file that is not what it should be; the message says where, as a JSON pointer, and what is
 * wrong.
 */
public final class Malformed extends IllegalArgumentException {

    public Malformed(String words) {
        super(words);
    }

    public Malformed(String words, Throwable cause) {
        super(words, cause);
    }
}
