package forestall.store;

import forestall.decide.Failures.Some;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.model.ComponentId;
import forestall.model.Excerpt;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Recorded failures in PostgreSQL, kept until they are removed. Thread-safe. */
public final class StoredFailures {
    /** The source of those that the service noted itself. */
    public static final String OURS = "forestall";

    private static final int LONGEST_WORDS = 500;

    private final Jdbi jdbi;

    public StoredFailures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds these, or replaces those with the same id; all or none. */
    public Receipt put(Collection<Failure> failures) {
        int stored =
                jdbi.inTransaction(
                        handle -> {
                            handle.attach(TelemetryDao.class).lock();
                            FailureDao dao = handle.attach(FailureDao.class);
                            int changed = 0;
                            for (Failure failure : failures) {
                                changed += dao.put(inMicros(failure));
                            }
                            return changed;
                        });
        return new Receipt(stored, failures.size() - stored);
    }

    public Optional<Failure> byId(String id) {
        return jdbi.withExtension(FailureDao.class, dao -> dao.byId(id));
    }

    /** See {@link forestall.decide.Failures#newest}. */
    public Some newest(Optional<ComponentId> component, int offset, int limit) {
        return jdbi.inTransaction(
                handle -> {
                    FailureDao dao = handle.attach(FailureDao.class);
                    return new Some(dao.newest(component, offset, limit), dao.count(component));
                });
    }

    /** By when they began, then by id. */
    public List<Failure> all() {
        return jdbi.withExtension(FailureDao.class, FailureDao::all);
    }

    /**
     * What was committed after {@code last}, in order; one that was changed is there again.
     *
     * @param last exclusive
     * @param to inclusive, at most {@link StoredTelemetry#newest}
     */
    public List<Failure> after(long last, long to) {
        return jdbi.withExtension(FailureDao.class, dao -> dao.between(last, to));
    }

    /** Those that the service noted and whose end it did not see yet. */
    public List<Failure> open() {
        return jdbi.withExtension(FailureDao.class, dao -> dao.open(OURS));
    }

    /** Notes the end of what the service noted of the component. */
    public void end(ComponentId component, Instant at) {
        jdbi.useTransaction(handle -> end(handle, component, at));
    }

    static void end(Handle handle, ComponentId component, Instant at) {
        handle.attach(TelemetryDao.class).lock();
        handle.attach(FailureDao.class).end(OURS, component, at);
    }

    /**
     * Notes that a component was moved away because it was foreseen to fail. One that is known to
     * have failed did not wait for it.
     */
    static void averted(Handle handle, ComponentId component, UUID run, Instant at, String reason) {
        handle.attach(TelemetryDao.class).lock();
        FailureDao dao = handle.attach(FailureDao.class);
        boolean known =
                dao.open(OURS).stream().anyMatch(each -> each.component().equals(component));
        if (!known) {
            dao.put(
                    new Failure(
                            "averted:%s:%s".formatted(run, component),
                            component,
                            at,
                            Optional.empty(),
                            Outcome.UNCERTAIN,
                            OURS,
                            atMost500("moved away early: " + reason)));
        }
    }

    /**
     * The predictor is told as of one that changed: then it is UNCERTAIN, and no history any more.
     *
     * @return false when there is none
     */
    public boolean remove(String id) {
        return jdbi.inTransaction(
                handle -> {
                    handle.attach(TelemetryDao.class).lock();
                    return handle.attach(FailureDao.class).remove(id) > 0;
                });
    }

    /** As much of it as a failure's words may hold. */
    public static String atMost500(String words) {
        return Excerpt.of(words, LONGEST_WORDS);
    }

    // PostgreSQL keeps microseconds; an end within the same one is still an end.
    private static Failure inMicros(Failure failure) {
        Instant began = failure.began().truncatedTo(ChronoUnit.MICROS);
        return new Failure(
                failure.id(),
                failure.component(),
                began,
                failure.ended()
                        .map(ended -> ended.truncatedTo(ChronoUnit.MICROS))
                        .map(ended -> ended.isAfter(began) ? ended : began.plusNanos(1000)),
                failure.outcome(),
                failure.source(),
                failure.words());
    }
}
