package forestall.decide;

import forestall.history.Readings;
import forestall.history.Span;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.FailoverRun;
import forestall.model.LogLine;
import forestall.model.Site;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was kept of one component, for those who look back. */
public interface History {

    /**
     * Lines of a log.
     *
     * @param lines oldest first
     * @param capped whether there were more, older than these
     */
    record LogLines(List<LogLine> lines, boolean capped) {}

    /**
     * What was foreseen with one decision.
     *
     * @param at the minute
     * @param probability of failure within 30 minutes, as it was judged
     * @param within24h probability of failure within 24 hours; empty when it was not kept
     * @param within30d probability of failure within 30 days; empty when it was not kept
     * @param score probability × impact, 0 to 1
     */
    record Foreseen(
            Instant at,
            double probability,
            Optional<Double> within24h,
            Optional<Double> within30d,
            double score) {}

    /** Names of its metrics, in order; also of those that were not measured lately. */
    List<String> metrics(ComponentId component);

    /**
     * Readings of metrics; of one that is unknown there are none.
     *
     * @param most of each, the newest when there are more
     */
    Map<String, Readings> readings(
            ComponentId component, Collection<String> metrics, Span span, int most);

    /**
     * @param most lines, the newest when there are more
     * @param longest characters of a message; the rest is left out
     */
    LogLines lines(ComponentId component, Span span, int most, int longest);

    /** Events that touch it and are valid at any time of the span, in order of their beginning. */
    List<ExternalEvent> events(Component component, Site site, Span span);

    /** Runs with a step for it that were under way at any time of the span, oldest first. */
    List<FailoverRun> runs(ComponentId component, Span span);

    /** What was foreseen of it with each decision, oldest first. */
    List<Foreseen> foreseen(ComponentId component, Span span);
}
