package forestall.store;

import forestall.decide.History.Foreseen;
import forestall.model.ComponentId;
import forestall.model.LogLine;
import forestall.store.FailoverDao.RunRow;
import forestall.store.TelemetryDao.ArrivedEvent;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What was kept of one component. {@code from} inclusive, {@code to} exclusive. */
@RegisterConstructorMapper(LogLine.class)
@RegisterConstructorMapper(ArrivedEvent.class)
@RegisterConstructorMapper(RunRow.class)
@RegisterConstructorMapper(Foreseen.class)
interface HistoryDao {
    /** Newest first, one series at a time: what the primary key holds lies side by side. */
    String READINGS =
            """
            select date_part('epoch', at), value from sample
            where series = (select id from series where component = :component and metric = :metric)
              and at >= :from and at < :to
            order by at desc limit :most""";

    @SqlQuery(
            "select metric from series where component = :component order by metric collate \"C\"")
    List<String> metrics(ComponentId component);

    /** Newest first. */
    @SqlQuery(
            """
            select component, at, severity, left(message, :longest) as message from log_line
            where component = :component and at >= :from and at < :to
            order by at desc, arrival desc limit :most""")
    List<LogLine> lines(ComponentId component, Instant from, Instant to, int longest, int most);

    @SqlQuery(
            """
            select * from external_event where valid_until > :from and valid_from < :to
            order by valid_from, feed, id""")
    List<ArrivedEvent> events(Instant from, Instant to);

    @SqlQuery(
            """
            select r.* from failover_run r
            where r.started_at < :to and coalesce(r.ended_at, 'infinity') >= :from and exists (
              select from failover_step s where s.run = r.id and s.component = :component)
            order by r.started_at, r.id""")
    List<RunRow> runs(ComponentId component, Instant from, Instant to);

    @SqlQuery(
            """
            select minute as at, r.probability, o.within_24h as within24h,
              o.within_30d as within30d, r.score
            from risk r left join outlook o using (component, minute)
            where component = :component and minute >= :from and minute < :to order by minute""")
    List<Foreseen> foreseen(ComponentId component, Instant from, Instant to);
}
