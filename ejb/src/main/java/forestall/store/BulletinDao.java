package forestall.store;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What security bulletins say. */
interface BulletinDao {

    @SqlUpdate(
            """
            insert into bulletin (source, id, document)
            select distinct on (u.id) :source, u.id, u.document::jsonb
            from unnest(:ids, :documents) as u(id, document) order by u.id
            on conflict (source, id) do update set document = excluded.document
            where bulletin.document is distinct from excluded.document""")
    void put(String source, List<String> ids, List<String> documents);

    @SqlUpdate("delete from bulletin where source = :source and id = any(:ids)")
    void remove(String source, List<String> ids);

    @SqlUpdate("delete from bulletin where source = :source and id <> all(:ids)")
    void removeOthers(String source, List<String> ids);

    @SqlQuery("select document::text from bulletin order by source, id")
    List<String> all();
}
