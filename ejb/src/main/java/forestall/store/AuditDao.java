package forestall.store;

import forestall.decide.AuditLog.By;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The audit log. Rows are added once; the database refuses to change or remove them. */
@RegisterConstructorMapper(AuditDao.Row.class)
interface AuditDao {

    /** A row as it is stored. */
    record Row(long id, Instant at, String who, String what, String subject, String detail) {}

    /** In the transaction of what is noted. */
    default void note(By by, String what, String subject, Map<String, String> detail) {
        insert(by.at(), by.who(), what, subject, StoredAudit.write(detail));
    }

    @SqlUpdate(
            """
            insert into audit (at, who, what, subject, detail)
            values (:at, :who, :what, :subject, :detail::jsonb)""")
    void insert(Instant at, String who, String what, String subject, String detail);

    String CHOSEN =
            """
            where (cardinality(:whats) = 0 or what = any(:whats))
              and (cast(:who as text) is null or who = :who)
              and (cast(:subject as text) is null or subject = :subject)
            """;

    @SqlQuery(
            "select id, at, who, what, subject, detail::text as detail from audit "
                    + CHOSEN
                    + " order by id desc limit :limit offset :offset")
    List<Row> newest(
            Set<String> whats,
            Optional<String> who,
            Optional<String> subject,
            int offset,
            int limit);

    @SqlQuery("select count(*) from audit " + CHOSEN)
    int count(Set<String> whats, Optional<String> who, Optional<String> subject);
}
