package forestall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.json.ModelJson;
import forestall.model.Area;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.Failure;
import forestall.model.LogLine;
import forestall.model.Sample;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import forestall.predict.Telemetry;
import forestall.store.TelemetryDao.ArrivedEvent;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Telemetry in PostgreSQL, kept until the predictor has folded it and for a while after.
 * Thread-safe.
 */
public final class StoredTelemetry {

    /**
     * What came in since an arrival.
     *
     * @param telemetry in the order of arrival
     * @param last number up to which all is among it
     */
    public record Arrived(Telemetry telemetry, long last) {}

    /** What an event touches, as one JSON document. */
    record Touches(
            Set<ComponentId> components,
            Set<SiteId> sites,
            Set<SoftwareId> software,
            Optional<Area> area) {}

    /** Arrivals that are read at once; a backlog of days must not fill the heap. */
    private static final long PAGE = 200_000;

    private final Jdbi jdbi;
    private final long page;

    public StoredTelemetry(Jdbi jdbi) {
        this(jdbi, PAGE);
    }

    /**
     * @param page arrivals that are read at once
     */
    public StoredTelemetry(Jdbi jdbi, long page) {
        this.jdbi = jdbi;
        this.page = page;
    }

    /** All or none; a sample of a series and time that are there already is a duplicate. */
    public Receipt addSamples(Collection<Sample> samples) {
        List<ComponentId> components = samples.stream().map(Sample::component).toList();
        List<String> metrics = samples.stream().map(Sample::metric).toList();
        long[] micros = samples.stream().mapToLong(sample -> micros(sample.at())).toArray();
        double[] values = samples.stream().mapToDouble(Sample::value).toArray();
        int stored =
                jdbi.inTransaction(
                        handle -> {
                            TelemetryDao dao = handle.attach(TelemetryDao.class);
                            dao.lock();
                            dao.addSeries(components, metrics);
                            return dao.addSamples(components, metrics, micros, values);
                        });
        return new Receipt(stored, samples.size() - stored);
    }

    /** All or none. */
    public Receipt addLines(Collection<LogLine> lines) {
        jdbi.useTransaction(
                handle -> {
                    TelemetryDao dao = handle.attach(TelemetryDao.class);
                    dao.lock();
                    dao.addLines(
                            lines.stream().map(LogLine::component).toList(),
                            lines.stream().mapToLong(line -> micros(line.at())).toArray(),
                            lines.stream().map(line -> line.severity().name()).toList(),
                            lines.stream().map(line -> storable(line.message())).toList());
                });
        return new Receipt(lines.size(), 0);
    }

    /** All or none; an event that is there already, word for word, is a duplicate. */
    public Receipt putEvents(Collection<ExternalEvent> events) {
        int stored =
                jdbi.inTransaction(
                        handle -> {
                            TelemetryDao dao = handle.attach(TelemetryDao.class);
                            dao.lock();
                            int changed = 0;
                            for (ExternalEvent event : events) {
                                changed += put(dao, event);
                            }
                            return changed;
                        });
        return new Receipt(stored, events.size() - stored);
    }

    private static int put(TelemetryDao dao, ExternalEvent event) {
        try {
            return dao.putEvent(
                    event.feed(),
                    event.id(),
                    event.type().name(),
                    event.severity(),
                    event.from(),
                    event.until(),
                    event.headline(),
                    ModelJson.mapper()
                            .writeValueAsString(
                                    new Touches(
                                            event.components(),
                                            event.sites(),
                                            event.software(),
                                            event.area())));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Number of the newest arrival; whatever has a lower one is committed. */
    public long newest() {
        return jdbi.inTransaction(
                handle -> {
                    TelemetryDao dao = handle.attach(TelemetryDao.class);
                    dao.lock(); // whoever took a number has committed when we have the lock
                    return dao.newest();
                });
    }

    /**
     * What was committed after {@code last}, once and in order; at most {@value #PAGE} arrivals of
     * it.
     *
     * @param newest from {@link #newest}; what came later is not read
     */
    public Arrived after(long last, long newest) {
        long to = Math.max(last, Math.min(newest, last + page));
        return jdbi.inTransaction(
                handle -> {
                    TelemetryDao dao = handle.attach(TelemetryDao.class);
                    List<Sample> samples = new ArrayList<>();
                    List<LogLine> lines = new ArrayList<>();
                    dao.samplesBetween(last, to).forEach(each -> samples.add(each.sample()));
                    dao.linesBetween(last, to).forEach(each -> lines.add(each.line()));
                    List<ExternalEvent> events =
                            dao.eventsBetween(last, to).stream()
                                    .map(StoredTelemetry::event)
                                    .toList();
                    List<Failure> failures = handle.attach(FailureDao.class).between(last, to);
                    return new Arrived(new Telemetry(samples, lines, events, failures), to);
                });
    }

    /** As {@link #after(long, long)}, up to what is committed now. */
    public Arrived after(long last) {
        return after(last, newest());
    }

    /** When the oldest sample that is not older than {@code from} was measured. */
    public Optional<Instant> oldestSample(Instant from) {
        return jdbi.withExtension(TelemetryDao.class, dao -> dao.oldestSample(from));
    }

    /** Arrivals that no stored predictor state holds; an estimate, as others are writing. */
    public long waiting() {
        return jdbi.withExtension(TelemetryDao.class, TelemetryDao::waiting);
    }

    /** Events that are valid at {@code at} or later, in order of feed and id. */
    public List<ExternalEvent> eventsUntil(Instant at) {
        return jdbi.withExtension(TelemetryDao.class, dao -> dao.eventsUntil(at)).stream()
                .map(StoredTelemetry::event)
                .toList();
    }

    /** What the predictor remembered when it was last saved. */
    public Optional<PredictorState> predictor() {
        return jdbi.withExtension(PredictorDao.class, PredictorDao::get);
    }

    static ExternalEvent event(ArrivedEvent row) {
        try {
            Touches touches = ModelJson.mapper().readValue(row.touches(), Touches.class);
            return new ExternalEvent(
                    row.id(),
                    row.feed(),
                    ExternalEvent.Type.valueOf(row.type()),
                    row.severity(),
                    row.validFrom(),
                    row.validUntil(),
                    row.headline(),
                    touches.components(),
                    touches.sites(),
                    touches.software(),
                    touches.area());
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("a stored event cannot be read", broken);
        }
    }

    private static long micros(Instant at) {
        // Between() counts in nanoseconds first, which a long holds only until 2262.
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    // PostgreSQL has no NUL in text.
    private static String storable(String message) {
        return message.indexOf('\0') < 0 ? message : message.replace('\0', '\uFFFD');
    }
}
