package forestall.logs;

/** What happened to a cluster that was given out before. */
public sealed interface Change {

    /**
     * The two turned out to be one statement; lines that were {@code from} are {@code into} now.
     */
    record Merged(long from, long into) implements Change {}

    /** Nothing was heard of it for so long that its place was needed. */
    record Forgotten(long cluster) implements Change {}
}
