package forestall.feed;

import static java.util.stream.Collectors.toSet;

import forestall.decide.Catalogue;
import forestall.decide.ServiceClock;
import forestall.decide.TelemetryInbox;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.LogLine;
import forestall.model.Sample;
import forestall.model.SiteId;
import forestall.store.StoredTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Checks what comes in against the catalogue and the clock, then keeps it. Thread-safe. */
public final class Inbox implements TelemetryInbox {
    /** Clocks differ; a sample that is further ahead than this is a mistake. */
    static final Duration AHEAD = Duration.ofMinutes(2);

    private static final int MOST_UNMAPPED = 1000;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final StoredTelemetry store;
    private final Catalogue catalogue;
    private final ServiceClock clock;
    private final Duration keep;
    private final Backlog backlog;
    private final Map<String, LongAdder> unmapped = new ConcurrentHashMap<>();
    private final LongAdder unmappedBeyond = new LongAdder();

    /**
     * @param keep how long telemetry is kept; what is older is refused
     * @param mostWaiting arrivals that may wait to be folded, before more are refused for now
     */
    public Inbox(
            StoredTelemetry store,
            Catalogue catalogue,
            ServiceClock clock,
            Duration keep,
            long mostWaiting) {
        this.store = store;
        this.catalogue = catalogue;
        this.clock = clock;
        this.keep = keep;
        this.backlog = new Backlog(store, mostWaiting);
    }

    @Override
    public Times times() {
        Instant now = clock.now();
        return new Times(now.minus(keep), now.plus(AHEAD));
    }

    @Override
    public Receipt samples(Collection<Sample> samples) {
        var check = new Check();
        samples.forEach(each -> check.accept(each.component(), each.at()));
        backlog.check();
        return samples.isEmpty() ? new Receipt(0, 0) : store.addSamples(samples);
    }

    @Override
    public Receipt lines(Collection<LogLine> lines) {
        var check = new Check();
        lines.forEach(each -> check.accept(each.component(), each.at()));
        backlog.check();
        return lines.isEmpty() ? new Receipt(0, 0) : store.addLines(lines);
    }

    @Override
    public Receipt events(Collection<ExternalEvent> events) {
        var check = new Check();
        events.forEach(check::accept);
        return store.putEvents(events);
    }

    @Override
    public void unmapped(Collection<Unmapped> series) {
        for (Unmapped each : series) {
            LongAdder count = unmapped.get(each.labels());
            if (count == null && unmapped.size() < MOST_UNMAPPED) {
                count = unmapped.computeIfAbsent(each.labels(), labels -> new LongAdder());
            }
            (count == null ? unmappedBeyond : count).add(each.samples());
        }
    }

    @Override
    public List<Unmapped> unmapped() {
        List<Unmapped> counted =
                new java.util.ArrayList<>(
                        unmapped.entrySet().stream()
                                .map(each -> new Unmapped(each.getKey(), each.getValue().sum()))
                                .sorted(
                                        Comparator.comparingLong(Unmapped::samples)
                                                .reversed()
                                                .thenComparing(Unmapped::labels))
                                .toList());
        if (unmappedBeyond.sum() > 0) {
            counted.add(new Unmapped("all other series", unmappedBeyond.sum()));
        }
        return List.copyOf(counted);
    }

    // Beyond these years neither people nor PostgreSQL mean what they say.
    private static void calendar(Instant at) {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "a time must be in the years 1970 to 9999, was " + at);
        }
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("a time has whole microseconds, was " + at);
        }
    }

    /** Checks one delivery against the catalogue and the clock as they are now. */
    private final class Check {
        final Set<ComponentId> known =
                catalogue.components().stream().map(Component::id).collect(toSet());
        final Times times = times();

        void accept(ExternalEvent event) {
            calendar(event.from());
            calendar(event.until());
            event.components().forEach(this::known);
            for (SiteId site : event.sites()) {
                if (catalogue.sites().stream().noneMatch(each -> each.id().equals(site))) {
                    throw new Unacceptable(Code.UNKNOWN_SITE, "site %s is unknown".formatted(site));
                }
            }
        }

        private void known(ComponentId component) {
            if (!known.contains(component)) {
                throw new Unacceptable(
                        Code.UNKNOWN_COMPONENT, "component %s is unknown".formatted(component));
            }
        }

        void accept(ComponentId component, Instant at) {
            known(component);
            if (at.isAfter(times.latest())) {
                throw new Unacceptable(
                        Code.TIMESTAMP_IN_FUTURE,
                        "%s is in the future: it is %s".formatted(at, clock.now()));
            }
            if (at.isBefore(times.earliest())) {
                throw new Unacceptable(
                        Code.TIMESTAMP_TOO_OLD,
                        "%s is older than the %d hours that telemetry is kept"
                                .formatted(at, keep.toHours()));
            }
        }
    }
}
