package forestall.logs;

/**
 * What a line turned out to be.
 *
 * @param cluster which statement wrote it; the same number after a restart and, in the same
 *     program, on another machine
 * @param template its text as known when the line came, variables as {@code <*>}
 * @param first true when no line of the cluster was known before this one
 */
public record Mined(long cluster, String template, boolean first) {}
