package forestall.store;

import forestall.model.ComponentId;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Evidence to learn from. */
@RegisterConstructorMapper(SnapshotDao.Row.class)
@RegisterConstructorMapper(SnapshotDao.Key.class)
interface SnapshotDao {

    /** A snapshot as a row; the evidence flattened, horizon after horizon. */
    @SuppressWarnings("ArrayRecordComponent") // on its way to and from one column
    record Row(ComponentId component, Instant minute, float[] evidence, double minutes) {}

    /** Which snapshot. */
    record Key(ComponentId component, Instant minute) {}

    @SqlBatch(
            """
            insert into snapshot (component, minute, evidence, minutes)
            values (:component, :minute, :evidence, :minutes) on conflict do nothing""")
    void add(@BindMethods Collection<Row> rows);

    @SqlQuery("select count(*) from snapshot")
    long count();

    /** In order of time, then component; to be read while the handle is open. */
    @SqlQuery(
            """
            select component, minute, evidence, minutes from snapshot
            order by minute, component collate "C\"""")
    @FetchSize(10_000)
    ResultIterable<Row> all();

    /** Of all, in any order; to be read while the handle is open. */
    @SqlQuery("select component, minute from snapshot")
    @FetchSize(10_000)
    ResultIterable<Key> keys();

    @SqlUpdate("delete from snapshot where minute < :before")
    int forget(Instant before);
}
