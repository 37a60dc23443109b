package forestall.feed;

import static java.util.stream.Collectors.toSet;

import forestall.decide.Catalogue;
import forestall.decide.Failures;
import forestall.decide.ServiceClock;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.store.StoredFailures;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Checks recorded failures against the catalogue and the clock, then keeps them. Thread-safe. */
public final class FailureRecords implements Failures {
    private final StoredFailures store;
    private final Catalogue catalogue;
    private final ServiceClock clock;

    public FailureRecords(StoredFailures store, Catalogue catalogue, ServiceClock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public Some newest(Optional<ComponentId> component, int offset, int limit) {
        return store.newest(component, offset, limit);
    }

    @Override
    public Optional<Failure> byId(String id) {
        return store.byId(id);
    }

    @Override
    public Receipt put(Collection<Failure> failures) {
        Set<ComponentId> known =
                catalogue.components().stream().map(Component::id).collect(toSet());
        Instant latest = clock.now().plus(Inbox.AHEAD);
        Set<String> ids = new HashSet<>();
        for (Failure failure : failures) {
            if (!ids.add(failure.id())) {
                throw new IllegalArgumentException(
                        "failure %s is there twice".formatted(failure.id()));
            }
            if (!known.contains(failure.component())) {
                throw new Unacceptable(
                        Code.UNKNOWN_COMPONENT,
                        "failure %s: component %s is unknown"
                                .formatted(failure.id(), failure.component()));
            }
            if (failure.began().isBefore(Instant.EPOCH)) {
                throw new IllegalArgumentException(
                        "failure %s began before 1970".formatted(failure.id()));
            }
            Instant last = failure.ended().orElse(failure.began());
            if (last.isAfter(latest)) {
                throw new Unacceptable(
                        Code.TIMESTAMP_IN_FUTURE,
                        "failure %s: %s is in the future".formatted(failure.id(), last));
            }
        }
        return store.put(failures);
    }

    @Override
    public void remove(String id) {
        if (!store.remove(id)) {
            throw new Unacceptable(Code.UNKNOWN_FAILURE, "there is no failure %s".formatted(id));
        }
    }
}
