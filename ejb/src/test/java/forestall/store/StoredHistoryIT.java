package forestall.store;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.SHOP;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.decide.History.Foreseen;
import forestall.decide.History.LogLines;
import forestall.history.Readings;
import forestall.history.Span;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.FailoverRun;
import forestall.model.LogLine;
import forestall.model.Sample;
import forestall.model.Severity;
import forestall.model.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredHistoryIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final Span HOUR = new Span(NOON, NOON.plusSeconds(3600));

    final StoredHistory history = new StoredHistory(JDBI);
    final StoredTelemetry telemetry = new StoredTelemetry(JDBI);

    @BeforeEach
    void shop() {
        TestDatabase.empty(JDBI);
        var catalogue = new StoredCatalogue(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
    }

    @Test
    void readingsComeOldestFirstToTheMicrosecond() {
        Instant odd = NOON.plusNanos(1_234_567_000);
        telemetry.addSamples(
                List.of(
                        sample(LEDGER, "cpu", NOON.plusSeconds(60), 2),
                        sample(LEDGER, "cpu", odd, 1),
                        sample(LEDGER, "cpu", NOON.minusNanos(1000), 0),
                        sample(LEDGER, "cpu", HOUR.to(), 9),
                        sample(LEDGER, "memory", NOON, 3),
                        sample(MAIL, "cpu", NOON, 4)));

        Map<String, Readings> read =
                history.readings(LEDGER, List.of("cpu", "memory", "nothing"), HOUR, 100);

        assertThat(read).containsOnlyKeys("cpu", "memory", "nothing");
        Readings cpu = read.get("cpu");
        assertThat(cpu.size()).isEqualTo(2); // from inclusive, to exclusive
        assertThat(cpu.micros(0)).isEqualTo(NOON.getEpochSecond() * 1_000_000 + 1_234_567);
        assertThat(cpu.value(0)).isEqualTo(1);
        assertThat(cpu.value(1)).isEqualTo(2);
        assertThat(read.get("memory").value(0)).isEqualTo(3);
        assertThat(read.get("nothing").size()).isZero();
        assertThat(history.metrics(LEDGER)).containsExactly("cpu", "memory");
        assertThat(history.metrics(SHOP)).isEmpty();
    }

    @Test
    void ofTooManyReadingsTheNewestAreRead() {
        telemetry.addSamples(
                List.of(
                        sample(LEDGER, "cpu", NOON, 1),
                        sample(LEDGER, "cpu", NOON.plusSeconds(1), 2),
                        sample(LEDGER, "cpu", NOON.plusSeconds(2), 3)));

        Readings cpu = history.readings(LEDGER, List.of("cpu"), HOUR, 2).get("cpu");

        assertThat(cpu.size()).isEqualTo(2);
        assertThat(cpu.value(0)).isEqualTo(2);
    }

    @Test
    void aWeekOfMinutesIsReadWithoutTouchingTheTable() {
        JDBI.useHandle(
                handle -> {
                    handle.execute(
                            "insert into series (component, metric) values ('ledger', 'cpu')");
                    handle.execute("insert into series (component, metric) values ('mail', 'cpu')");
                    handle.execute(
                            """
                            insert into sample (series, at, value)
                            select s.id, '2031-02-22T12:00:00Z'::timestamptz + n * interval '1 minute', n
                            from generate_series(1, 10080) n cross join series s order by n""");
                });
        JDBI.useHandle(handle -> handle.execute("vacuum analyze sample"));
        Span week = new Span(NOON.minusSeconds(7 * 86_400), NOON.plusSeconds(1));

        List<String> plan =
                JDBI.withHandle(
                        handle ->
                                handle.createQuery("explain " + HistoryDao.READINGS)
                                        .bind("component", LEDGER)
                                        .bind("metric", "cpu")
                                        .bind("from", week.from())
                                        .bind("to", week.to())
                                        .bind("most", 50_000)
                                        .mapTo(String.class)
                                        .list());
        Readings readings = history.readings(LEDGER, List.of("cpu"), week, 50_000).get("cpu");

        assertThat(String.join("\n", plan)).contains("Index Only Scan Backward using sample_pkey");
        assertThat(readings.size()).isEqualTo(10_080);
        assertThat(readings.value(10_079)).isEqualTo(10_080);
    }

    @Test
    void ofALongLogTheNewestLinesAreReadAndItSaysSo() {
        List<LogLine> lines = new ArrayList<>();
        for (int line = 0; line < 5; line++) {
            lines.add(line(LEDGER, line, "line " + line));
        }
        lines.add(line(MAIL, 3, "mail"));
        lines.add(line(LEDGER, -1, "before"));
        lines.add(line(LEDGER, 3600, "after"));
        telemetry.addLines(lines);

        LogLines all = history.lines(LEDGER, HOUR, 5, 6);
        LogLines newest = history.lines(LEDGER, HOUR, 2, 100);

        assertThat(all.lines()).isEqualTo(lines.subList(0, 5));
        assertThat(all.capped()).isFalse();
        assertThat(newest.lines()).isEqualTo(lines.subList(3, 5));
        assertThat(newest.capped()).isTrue();
        assertThat(history.lines(LEDGER, HOUR, 1, 4).lines().get(0).message()).isEqualTo("line");
    }

    @Test
    void eventsThatTouchItAtAnyTimeOfTheSpan() {
        telemetry.putEvents(
                List.of(
                        event("over", -100, 0, Set.of(LEDGER), Set.of()),
                        event("before", -100, 10, Set.of(LEDGER), Set.of()),
                        event("site", 50, 60, Set.of(), Set.of(STOCKHOLM.id())),
                        event("other", 50, 60, Set.of(MAIL), Set.of()),
                        event("later", 3600, 4000, Set.of(LEDGER), Set.of())));
        Component ledger =
                catalogue().stream().filter(each -> each.id().equals(LEDGER)).findFirst().get();

        assertThat(history.events(ledger, STOCKHOLM, HOUR))
                .extracting(ExternalEvent::id)
                .containsExactly("before", "site");
    }

    @Test
    void runsThatMoveItAtAnyTimeOfTheSpan() {
        var clock = new StandingClock();
        clock.now = NOON.plusSeconds(600);
        var runs = new StoredRuns(JDBI, clock);
        FailoverRun run =
                runs.request(FailoverRun.Trigger.OPERATOR, List.of(LEDGER), "a drill", true);

        assertThat(history.runs(LEDGER, HOUR)).containsExactly(run);
        assertThat(history.runs(SHOP, HOUR)).containsExactly(run); // depends on it
        assertThat(history.runs(MAIL, HOUR)).isEmpty();
        assertThat(history.runs(LEDGER, new Span(NOON, NOON.plusSeconds(600)))).isEmpty();
        runs.abort(run.id());
        assertThat(history.runs(LEDGER, new Span(NOON.plusSeconds(601), NOON.plusSeconds(900))))
                .isEmpty();
    }

    @Test
    void whatWasForeseenOldestFirst() {
        JDBI.useHandle(
                handle ->
                        handle.execute(
                                """
                                insert into decision (minute, rule_set, body, situation, took)
                                select minute, 'r', '{}', '{}', '1 s' from (values
                                  ('2031-03-01T12:01:00Z'::timestamptz), ('2031-03-01T12:00:00Z'),
                                  ('2031-03-01T13:00:00Z')) as v(minute);
                                insert into risk select 'ledger', minute, 0.5, 0.25, 'MINIMAL' from decision;
                                insert into risk select 'mail', minute, 0.1, 0.1, 'MINIMAL' from decision;
                                insert into outlook select 'ledger', max(minute), 0.5, 0.6, 0.7, null, '[]'
                                from decision where minute < '2031-03-01T13:00:00Z'"""));

        assertThat(history.foreseen(LEDGER, HOUR))
                .containsExactly(
                        new Foreseen(NOON, 0.5, Optional.empty(), Optional.empty(), 0.25),
                        new Foreseen(
                                NOON.plusSeconds(60),
                                0.5,
                                Optional.of(0.6),
                                Optional.of(0.7),
                                0.25));
    }

    private static Sample sample(ComponentId component, String metric, Instant at, double value) {
        return new Sample(component, metric, at, value);
    }

    private static LogLine line(ComponentId component, long second, String message) {
        return new LogLine(component, NOON.plusSeconds(second), Severity.INFO, message);
    }

    private static ExternalEvent event(
            String id, long from, long until, Set<ComponentId> components, Set<SiteId> sites) {
        return new ExternalEvent(
                id,
                "smhi",
                ExternalEvent.Type.WEATHER,
                0.5,
                NOON.plusSeconds(from),
                NOON.plusSeconds(until),
                "Storm",
                components,
                sites,
                Set.of(),
                Optional.empty());
    }
}
