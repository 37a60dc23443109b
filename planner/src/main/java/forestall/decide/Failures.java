package forestall.decide;

import forestall.decide.TelemetryInbox.Receipt;
import forestall.model.ComponentId;
import forestall.model.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Failures that were recorded: what is learned from. */
public interface Failures {

    /**
     * Some of them.
     *
     * @param failures the newest first, by when they began
     * @param total how many there are in all
     */
    record Some(List<Failure> failures, int total) {}

    /**
     * @param component whose; empty means all
     * @param offset how many of the newest to pass over, 0 or more
     * @param limit 1 to 1000
     */
    Some newest(Optional<ComponentId> component, int offset, int limit);

    Optional<Failure> byId(String id);

    /**
     * Adds these, or replaces those with the same id; all or none.
     *
     * @return how many were new or changed, and how many were there already, word for word
     * @throws Unacceptable when a component is unknown, or a time is in the future
     * @throws IllegalArgumentException when two of them have the same id
     */
    Receipt put(Collection<Failure> failures);

    /**
     * @throws Unacceptable when it is unknown
     */
    void remove(String id);
}
