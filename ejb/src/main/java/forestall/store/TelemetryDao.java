package forestall.store;

import forestall.model.ComponentId;
import forestall.model.LogLine;
import forestall.model.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Samples, log lines, and external events. Times travel in microseconds since 1970, which is exact.
 */
@RegisterConstructorMapper(TelemetryDao.ArrivedSample.class)
@RegisterConstructorMapper(TelemetryDao.ArrivedLine.class)
@RegisterConstructorMapper(TelemetryDao.ArrivedEvent.class)
interface TelemetryDao {

    /** A sample, and its number among all that came in. */
    record ArrivedSample(long arrival, @Nested Sample sample) {}

    /** A log line, and its number among all that came in. */
    record ArrivedLine(long arrival, @Nested LogLine line) {}

    /** An external event as a row. */
    record ArrivedEvent(
            long arrival,
            String feed,
            String id,
            String type,
            double severity,
            Instant validFrom,
            Instant validUntil,
            String headline,
            String touches) {}

    /** Makes writers wait for each other, so that arrivals are numbered in the order of commit. */
    @SqlQuery("select true from pg_advisory_xact_lock(7003)")
    boolean lock();

    /** Those that are there are left out: a conflict would use up a number of the sequence. */
    @SqlUpdate(
            """
            insert into series (component, metric)
            select distinct u.component, u.metric
            from unnest(:components, :metrics) as u(component, metric)
            where not exists (
              select from series s where s.component = u.component and s.metric = u.metric)""")
    void addSeries(List<ComponentId> components, List<String> metrics);

    /**
     * @return how many were new
     */
    @SqlUpdate(
            """
            insert into sample (series, at, value)
            select s.id, 'epoch'::timestamptz + u.micros * interval '1 microsecond', u.value
            from unnest(:components, :metrics, :micros, :values)
              with ordinality as u(component, metric, micros, value, place)
            join series s on s.component = u.component and s.metric = u.metric
            order by u.place
            on conflict do nothing""")
    int addSamples(
            List<ComponentId> components, List<String> metrics, long[] micros, double[] values);

    @SqlUpdate(
            """
            insert into log_line (component, at, severity, message)
            select u.component, 'epoch'::timestamptz + u.micros * interval '1 microsecond',
              u.severity, u.message
            from unnest(:components, :micros, :severities, :messages)
              as u(component, micros, severity, message)""")
    void addLines(
            List<ComponentId> components,
            long[] micros,
            List<String> severities,
            List<String> messages);

    @SqlUpdate(
            """
            insert into external_event (feed, id, type, severity, valid_from, valid_until, headline,
              touches)
            values (:feed, :id, :type, :severity, :from, :until, :headline, :touches::jsonb)
            on conflict (feed, id) do update set type = excluded.type,
              severity = excluded.severity, valid_from = excluded.valid_from,
              valid_until = excluded.valid_until, headline = excluded.headline,
              touches = excluded.touches, arrival = nextval('arrival')
            where (external_event.type, external_event.severity, external_event.valid_from,
              external_event.valid_until, external_event.headline, external_event.touches)
              is distinct from (excluded.type, excluded.severity, excluded.valid_from,
              excluded.valid_until, excluded.headline, excluded.touches)""")
    int putEvent(
            String feed,
            String id,
            String type,
            double severity,
            Instant from,
            Instant until,
            String headline,
            String touches);

    /** {@code after} exclusive, {@code to} inclusive; to be read while the handle is open. */
    @SqlQuery(
            """
            select a.arrival, s.component, s.metric, a.at, a.value
            from sample a join series s on s.id = a.series
            where a.arrival > :after and a.arrival <= :to order by a.arrival""")
    @FetchSize(10_000)
    ResultIterable<ArrivedSample> samplesBetween(long after, long to);

    @SqlQuery(
            """
            select arrival, component, at, severity, message from log_line
            where arrival > :after and arrival <= :to order by arrival""")
    @FetchSize(10_000)
    ResultIterable<ArrivedLine> linesBetween(long after, long to);

    @SqlQuery(
            """
            select * from external_event where arrival > :after and arrival <= :to
            order by arrival""")
    List<ArrivedEvent> eventsBetween(long after, long to);

    @SqlQuery("select case when is_called then last_value else 0 end from arrival")
    long newest();

    @SqlQuery(
            """
            select case when is_called then last_value else 0 end
              - coalesce((select folded from predictor_state), 0) from arrival""")
    long waiting();

    @SqlQuery("select min(at) from sample where at >= :from")
    Optional<Instant> oldestSample(Instant from);

    @SqlQuery("select * from external_event where valid_until > :at order by feed, id")
    List<ArrivedEvent> eventsUntil(Instant at);

    @SqlUpdate("delete from sample where at < :before")
    int forgetSamples(Instant before);

    /** Found without the lock of {@link #lock}, so perhaps no longer. */
    @SqlQuery(
            """
            select s.id from series s
            left join lateral (select 1 as one from sample a where a.series = s.id limit 1) a
              on true
            where a.one is null""")
    List<Integer> seriesWithoutSamples();

    /** Who calls holds the lock of {@link #lock}, or a sample that just comes would go, too. */
    @SqlUpdate(
            """
            delete from series where id = any(:series)
              and not exists (select from sample where sample.series = series.id)""")
    int forgetSeries(List<Integer> series);

    @SqlUpdate("delete from log_line where at < :before")
    int forgetLines(Instant before);

    @SqlUpdate("delete from external_event where valid_until < :before")
    int forgetEvents(Instant before);
}
