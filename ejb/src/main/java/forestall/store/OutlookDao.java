package forestall.store;

import forestall.model.ComponentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What was foreseen. */
@RegisterConstructorMapper(OutlookDao.Row.class)
interface OutlookDao {

    /** An outlook as a row. */
    record Row(
            ComponentId component,
            Instant minute,
            double soon,
            double day,
            double month,
            Optional<Duration> lead,
            String drivers) {}

    @SqlBatch(
            """
            insert into outlook (component, minute, within_30m, within_24h, within_30d, lead, drivers)
            values (:component, :minute, :soon, :day, :month, :lead, :drivers::jsonb)""")
    void add(@BindMethods Collection<Row> rows);

    /**
     * Oldest first; of each part of the time the row with the most probable failure.
     *
     * @param micros length of a part
     */
    @SqlQuery(
            """
            select component, minute, within_30m as soon, within_24h as day, within_30d as month,
              lead, drivers
            from (
              select distinct on (part) * from (
                select *, floor(extract(epoch from minute - :from) * 1000000 / :micros) as part
                from outlook where component = :component and minute >= :from and minute < :to) all_rows
              order by part, within_30m desc, minute) parts
            order by minute""")
    List<Row> history(ComponentId component, Instant from, Instant to, long micros);
}
