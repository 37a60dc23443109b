package forestall.decide;

import forestall.model.ExternalEvent;
import forestall.model.LogLine;
import forestall.model.Sample;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Where telemetry comes in. Each call is kept whole before it returns, or refused whole. */
public interface TelemetryInbox {

    /**
     * What became of a call.
     *
     * @param stored how many were new
     * @param duplicates how many were there before
     */
    record Receipt(int stored, int duplicates) {}

    /**
     * Times that are taken now.
     *
     * @param earliest what is older is refused
     * @param latest what is further in the future is refused
     */
    record Times(Instant earliest, Instant latest) {
        public boolean hold(Instant at) {
            return !at.isBefore(earliest) && !at.isAfter(latest);
        }
    }

    /**
     * A series that no component claims.
     *
     * @param labels as they came, sorted: {@code {__name__="up", job="node"}}
     * @param samples how many came
     */
    record Unmapped(String labels, long samples) {}

    /** Times that samples and lines may have now. */
    Times times();

    /**
     * @throws Unacceptable when a component is unknown, or a time is in the future or too old
     * @throws Overloaded when more is waiting to be folded than should
     */
    Receipt samples(Collection<Sample> samples);

    /**
     * @throws Unacceptable when a component is unknown, or a time is in the future or too old
     * @throws Overloaded when more is waiting to be folded than should
     */
    Receipt lines(Collection<LogLine> lines);

    /**
     * The same feed and id again replaces the event.
     *
     * @throws Unacceptable when a component or a site that it names is unknown
     */
    Receipt events(Collection<ExternalEvent> events);

    /** Counts samples that no component claims, so that they are not dropped in silence. */
    void unmapped(Collection<Unmapped> series);

    /**
     * What was counted since the service started, most samples first; at most a thousand series.
     */
    List<Unmapped> unmapped();
}
