package forestall.store;

import forestall.model.ComponentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Announced work. */
@RegisterConstructorMapper(MaintenanceDao.Row.class)
@RegisterConstructorMapper(MaintenanceDao.Touched.class)
interface MaintenanceDao {

    /** A window without its components. */
    record Row(String id, Instant starts, Instant ends, String reason) {}

    /** Which window touches whom. */
    record Touched(String maintenance, ComponentId component) {}

    @SqlQuery(
            """
            select id, starts, ends, reason from maintenance
            where ends > :at order by starts, id collate "C\"""")
    List<Row> after(Instant at);

    @SqlQuery(
            """
            select c.maintenance, c.component
            from maintenance_component c join maintenance m on m.id = c.maintenance
            where m.ends > :at""")
    List<Touched> touched(Instant at);

    @SqlQuery("select id, starts, ends, reason from maintenance where id = :id")
    Optional<Row> byId(String id);

    @SqlQuery("select component from maintenance_component where maintenance = :id")
    Set<ComponentId> touchedBy(String id);

    @SqlUpdate(
            """
            insert into maintenance (id, starts, ends, reason) values (:id, :from, :until, :reason)
            on conflict (id) do update set starts = excluded.starts, ends = excluded.ends,
              reason = excluded.reason""")
    void put(String id, Instant from, Instant until, String reason);

    @SqlUpdate("delete from maintenance_component where maintenance = :id")
    void forgetTouched(String id);

    @SqlBatch(
            """
            insert into maintenance_component (maintenance, component)
            values (:maintenance, :component)""")
    void addTouched(@BindMethods Collection<Touched> touched);

    @SqlUpdate("delete from maintenance where id = :id")
    int remove(String id);

    @SqlUpdate("delete from maintenance where ends < :before")
    int forget(Instant before);
}
