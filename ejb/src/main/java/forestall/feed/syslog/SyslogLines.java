package forestall.feed.syslog;

import forestall.decide.Catalogue;
import forestall.decide.Overloaded;
import forestall.decide.ServiceClock;
import forestall.decide.TelemetryInbox;
import forestall.decide.TelemetryInbox.Times;
import forestall.decide.TelemetryInbox.Unmapped;
import forestall.intake.Mappings;
import forestall.intake.SeriesMapping;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Messages that wait to be stored together. A connection that is faster than the store waits at
 * {@link #put}, which slows its sender down; a datagram that finds the queue full is lost and
 * counted, as datagrams are. Thread-safe.
 */
final class SyslogLines {
    private static final Logger LOG = Logger.getLogger(SyslogLines.class.getName());
    private static final int MOST_WAITING = 20_000;
    private static final int MOST_AT_ONCE = 5_000;
    private static final int LONGEST_LINE = 16_384;

    private final TelemetryInbox inbox;
    private final Catalogue catalogue;
    private final Mappings mappings;
    private final ServiceClock clock;
    private final BlockingQueue<SyslogMessage> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final LongAdder lost = new LongAdder();
    private final LongAdder malformed = new LongAdder();

    SyslogLines(TelemetryInbox inbox, Catalogue catalogue, Mappings mappings, ServiceClock clock) {
        this.inbox = inbox;
        this.catalogue = catalogue;
        this.mappings = mappings;
        this.clock = clock;
    }

    /** Waits while the queue is full. */
    void put(byte[] bytes) throws InterruptedException {
        SyslogMessage message = parsed(bytes);
        if (message != null) {
            waiting.put(message);
        }
    }

    /** Loses the message when the queue is full. */
    void offer(byte[] bytes) {
        SyslogMessage message = parsed(bytes);
        if (message != null && !waiting.offer(message)) {
            lost.increment();
        }
    }

    private SyslogMessage parsed(byte[] bytes) {
        try {
            return SyslogMessage.parse(bytes);
        } catch (IllegalArgumentException noMessage) {
            malformed.increment();
            if (malformed.sum() == 1) { // one says what is wrong; all would fill the disk
                LOG.log(
                        Level.WARNING,
                        "A syslog message is not as RFC 5424 has it: {0}; others are only counted",
                        noMessage.getMessage());
            }
            return null;
        }
    }

    /** Messages that were no RFC 5424. */
    long malformed() {
        return malformed.sum();
    }

    /** Datagrams that came faster than they could be stored. */
    long lost() {
        return lost.sum();
    }

    /** Stores what waits, until it is interrupted. */
    void store() {
        List<SyslogMessage> taken = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (taken.isEmpty()) {
                    SyslogMessage first = waiting.poll(1, TimeUnit.SECONDS);
                    if (first == null) {
                        continue;
                    }
                    taken.add(first);
                    waiting.drainTo(taken, MOST_AT_ONCE - 1);
                }
                if (stored(taken)) {
                    taken.clear();
                } else {
                    TimeUnit.SECONDS.sleep(1);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stored(List<SyslogMessage> messages) {
        try {
            deliver(messages);
            return true;
        } catch (Overloaded later) {
            return false;
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    "%d syslog lines cannot be stored now; they are tried again"
                            .formatted(messages.size()),
                    failure);
            return false;
        }
    }

    void deliver(List<SyslogMessage> messages) {
        Set<ComponentId> known =
                catalogue.components().stream().map(Component::id).collect(Collectors.toSet());
        SeriesMapping mapping = mappings.current();
        Times times = inbox.times();
        List<LogLine> lines = new ArrayList<>();
        List<Unmapped> unmapped = new ArrayList<>();
        for (SyslogMessage message : messages) {
            // A sender whose clock is wrong still says something, and says it now.
            Instant at = message.at().filter(times::hold).orElseGet(clock::now);
            mapping.stream(message.labels(), known::contains)
                    .ifPresentOrElse(
                            component -> add(lines, component, at, message),
                            () -> unmapped.add(new Unmapped(words(message), 1)));
        }
        inbox.lines(lines);
        inbox.unmapped(unmapped);
    }

    private static void add(
            List<LogLine> lines, ComponentId component, Instant at, SyslogMessage message) {
        String text = message.text();
        if (!text.isBlank()) {
            lines.add(
                    new LogLine(
                            component,
                            at,
                            message.severity(),
                            text.length() <= LONGEST_LINE
                                    ? text
                                    : text.substring(0, LONGEST_LINE)));
        }
    }

    // Process and message ids differ from line to line; who sends does not.
    private static String words(SyslogMessage message) {
        return SeriesMapping.inWords(
                "",
                Map.of(
                        "hostname", message.labels().getOrDefault("hostname", ""),
                        "appname", message.labels().getOrDefault("appname", "")),
                Map.of());
    }
}
