package forestall.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** How the sources that are asked are doing. */
@RegisterConstructorMapper(FeedState.class)
interface FeedDao {

    @SqlQuery("select * from feed where name = :name")
    Optional<FeedState> get(String name);

    @SqlQuery("select * from feed order by name")
    List<FeedState> all();

    @SqlUpdate(
            """
            insert into feed (name, tried, succeeded, failures, trouble, next, etag, last_modified,
              cursor, events)
            values (:name, :tried, :succeeded, :failures, :trouble, :next, :etag, :lastModified,
              :cursor, :events)
            on conflict (name) do update set tried = excluded.tried,
              succeeded = excluded.succeeded, failures = excluded.failures,
              trouble = excluded.trouble, next = excluded.next, etag = excluded.etag,
              last_modified = excluded.last_modified, cursor = excluded.cursor,
              events = excluded.events""")
    void put(@BindMethods FeedState state);
}
