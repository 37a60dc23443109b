package forestall.store;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Versions of the mapping. */
interface MappingDao {

    @SqlQuery("select document::text from mapping order by version desc limit 1")
    Optional<String> newest();

    @SqlUpdate("insert into mapping (document) values (:document::jsonb)")
    void add(String document);
}
