package forestall.history;

import forestall.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a component logged within a span. Columns of counts are equally long.
 *
 * @param lines how many lines were read for the span
 * @param since present when there were more lines than are read: only those from then on are here
 * @param width of a bucket in seconds
 * @param at where each bucket begins, in seconds since 1970; buckets without lines are left out
 * @param errors lines of severity ERROR and FATAL in each
 * @param warnings lines of severity WARNING
 * @param others the rest
 * @param marks what was unusual, oldest first; the strongest when there are many
 * @param templates the most telling ones: the gravest first, then the rarest
 */
public record LogChart(
        int lines,
        Optional<Instant> since,
        long width,
        List<Long> at,
        List<Integer> errors,
        List<Integer> warnings,
        List<Integer> others,
        List<Mark> marks,
        List<Template> templates) {

    /**
     * One time in which the log was unusual in one way.
     *
     * @param from end of its first minute
     * @param to end of its last
     * @param name of what was unusual; the same each time
     * @param strength −log₁₀ of how likely its oddest minute is, from 1 to 12
     * @param words about that minute, for people
     */
    public record Mark(Instant from, Instant to, String name, double strength, String words) {}

    /**
     * What one statement of a program logged.
     *
     * @param text its text, variables as {@code <*>}
     * @param severity the gravest it was logged with
     * @param lines how many of the span
     * @param first when it was first logged within the span
     * @param last when it was last
     * @param buckets those that hold it, in order: places in {@link LogChart#at}
     * @param counts how many lines each of them holds
     */
    public record Template(
            String text,
            Severity severity,
            int lines,
            Instant first,
            Instant last,
            List<Integer> buckets,
            List<Integer> counts) {}
}
