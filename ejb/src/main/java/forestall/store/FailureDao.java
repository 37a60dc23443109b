package forestall.store;

import forestall.model.ComponentId;
import forestall.model.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Recorded failures. Who writes holds the lock of {@link TelemetryDao#lock}, as they are numbered
 * like telemetry.
 */
@RegisterConstructorMapper(Failure.class)
interface FailureDao {

    /**
     * @return 1 when it is new or changed, 0 when it was there, word for word
     */
    @SqlUpdate(
            """
            insert into failure (id, component, began, ended, outcome, source, words)
            values (:id, :component, :began, :ended, :outcome, :source, :words)
            on conflict (id) do update set component = excluded.component,
              began = excluded.began, ended = excluded.ended, outcome = excluded.outcome,
              source = excluded.source, words = excluded.words, arrival = nextval('arrival')
            where (failure.component, failure.began, failure.ended, failure.outcome,
              failure.source, failure.words)
              is distinct from (excluded.component, excluded.began, excluded.ended,
              excluded.outcome, excluded.source, excluded.words)""")
    int put(@BindMethods Failure failure);

    @SqlQuery("select * from failure where id = :id")
    Optional<Failure> byId(String id);

    @SqlQuery(
            """
            select * from failure where cast(:component as text) is null or component = :component
            order by began desc, id collate "C" limit :limit offset :offset""")
    List<Failure> newest(Optional<ComponentId> component, int offset, int limit);

    @SqlQuery(
            """
            select count(*) from failure
            where cast(:component as text) is null or component = :component""")
    int count(Optional<ComponentId> component);

    /** {@code after} exclusive, {@code to} inclusive. */
    @SqlQuery("select * from failure where arrival > :after and arrival <= :to order by arrival")
    List<Failure> between(long after, long to);

    @SqlQuery("select * from failure order by began, id collate \"C\"")
    List<Failure> all();

    @SqlQuery(
            """
            select * from failure where ended is null and source = :source
            order by began, id collate "C\"""")
    List<Failure> open(String source);

    @SqlUpdate(
            """
            update failure set ended = greatest(:at, began + interval '1 microsecond'),
              arrival = nextval('arrival')
            where ended is null and source = :source and component = :component""")
    int end(String source, ComponentId component, Instant at);

    @SqlUpdate("delete from failure where id = :id")
    int remove(String id);
}
