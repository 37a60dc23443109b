package forestall.cycle;

import static java.util.stream.Collectors.toSet;

import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import forestall.store.StoredFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes down the failures that health checks find, for fusion to learn from. It never stands in
 * the way of a failover: what cannot be written is only logged.
 */
@ApplicationScoped
public class FailureRecorder {
    private static final Logger LOG = Logger.getLogger(FailureRecorder.class.getName());

    @Inject StoredFailures failures;

    /**
     * What health checks found.
     *
     * @param component what failed
     * @param began first of the checks that it failed in a row
     * @param words what the checks said
     */
    record Found(ComponentId component, Instant began, String words) {}

    /** Notes those that are not known to be down, or away, already. */
    void failed(List<Found> found) {
        try {
            Set<ComponentId> known = open();
            List<Failure> fresh =
                    found.stream()
                            .filter(each -> !known.contains(each.component))
                            .map(FailureRecorder::failure)
                            .toList();
            if (!fresh.isEmpty()) {
                failures.put(fresh);
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "A failure could not be recorded", failure);
        }
    }

    /** Notes that what was down works again. */
    void works(Set<ComponentId> working, Instant now) {
        try {
            for (ComponentId component : open()) {
                if (working.contains(component)) {
                    failures.end(component, now);
                }
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "The end of a failure could not be recorded", failure);
        }
    }

    private Set<ComponentId> open() {
        return failures.open().stream().map(Failure::component).collect(toSet());
    }

    private static Failure failure(Found found) {
        return new Failure(
                "detected:%s:%s".formatted(found.component, found.began),
                found.component,
                found.began,
                Optional.empty(),
                Outcome.FAILED,
                StoredFailures.OURS,
                StoredFailures.atMost500(found.words));
    }
}
