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
              source = excluded.source, words = excluded.words, removed = false,
              arrival = nextval('arrival')
            where (failure.component, failure.began, failure.ended, failure.outcome,
              failure.source, failure.words, failure.removed)
              is distinct from (excluded.component, excluded.began, excluded.ended,
              excluded.outcome, excluded.source, excluded.words, false)""")
    int put(@BindMethods Failure failure);

    @SqlQuery("select * from failure where id = :id and not removed")
    Optional<Failure> byId(String id);

    @SqlQuery(
            """
            select * from failure
            where not removed
              and (cast(:component as text) is null or component = :component)
            order by began desc, id collate "C" limit :limit offset :offset""")
    List<Failure> newest(Optional<ComponentId> component, int offset, int limit);

    @SqlQuery(
            """
            select count(*) from failure
            where not removed
              and (cast(:component as text) is null or component = :component)""")
    int count(Optional<ComponentId> component);

    /**
     * {@code after} exclusive, {@code to} inclusive. One that was removed is there as UNCERTAIN,
     * which is no history.
     */
    @SqlQuery(
            """
            select id, component, began, ended,
              case when removed then 'UNCERTAIN' else outcome end as outcome, source, words
            from failure where arrival > :after and arrival <= :to order by arrival""")
    List<Failure> between(long after, long to);

    @SqlQuery("select * from failure where not removed order by began, id collate \"C\"")
    List<Failure> all();

    @SqlQuery(
            """
            select * from failure where ended is null and source = :source and not removed
            order by began, id collate "C\"""")
    List<Failure> open(String source);

    @SqlUpdate(
            """
            update failure set ended = greatest(:at, began + interval '1 microsecond'),
              arrival = nextval('arrival')
            where ended is null and source = :source and component = :component
              and not removed""")
    int end(String source, ComponentId component, Instant at);

    /** What is left of it is told to the predictor, and then forgotten. */
    @SqlUpdate(
            """
            update failure set removed = true, arrival = nextval('arrival')
            where id = :id and not removed""")
    int remove(String id);

    /** Those that were removed and that the stored predictor was told of. */
    @SqlUpdate(
            """
            delete from failure
            where removed and arrival <= (select max(folded) from predictor_state)""")
    int forgetRemoved();
}
