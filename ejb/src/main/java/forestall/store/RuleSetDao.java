package forestall.store;

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

/** Versions of the rules. */
@RegisterConstructorMapper(RuleSetDao.Row.class)
@RegisterConstructorMapper(RuleSetDao.File.class)
@RegisterConstructorMapper(RuleSetDao.Content.class)
@RegisterConstructorMapper(RuleSetDao.CheckRow.class)
@RegisterConstructorMapper(RuleSetDao.FailureRow.class)
interface RuleSetDao {

    /** A version, but for what it judges by. */
    record Row(
            int version,
            String fingerprint,
            Optional<Integer> parent,
            String author,
            Instant writtenAt,
            String comment,
            String state,
            Optional<String> approvedBy,
            Optional<Instant> publishedAt,
            Optional<String> report) {}

    /** What a version judges by, but for the files. */
    record Content(String parameters, String scenarios) {}

    /** A file of a version. */
    @SuppressWarnings("ArrayRecordComponent") // goes to the database, and is never compared
    record File(int version, String name, byte[] content) {}

    /** What the last check found. */
    record CheckRow(Instant checkedAt, String checkedBy, String report) {}

    /** A failure at work. */
    record FailureRow(int version, Instant at, String words) {}

    String COLUMNS =
            """
            select version, fingerprint, parent, author, written_at, comment, state, approved_by,
              published_at, report::text as report
            from rule_set
            """;

    /** Makes writers wait for each other until the transaction ends. */
    @SqlQuery("select true from pg_advisory_xact_lock(7013)")
    boolean lock();

    @SqlQuery(
            COLUMNS
                    + " where (cast(:state as text) is null or state = :state)"
                    + " order by version desc limit :limit offset :offset")
    List<Row> newest(Optional<String> state, int offset, int limit);

    @SqlQuery(
            "select count(*) from rule_set where (cast(:state as text) is null or state = :state)")
    int count(Optional<String> state);

    @SqlQuery(COLUMNS + " where version = :version")
    Optional<Row> version(int version);

    @SqlQuery(COLUMNS + " where state = 'PUBLISHED'")
    Optional<Row> published();

    @SqlQuery(
            COLUMNS
                    + " where published_at is not null and state <> 'PUBLISHED'"
                    + " order by published_at desc, version desc limit :limit")
    List<Row> publishedBefore(int limit);

    @SqlQuery("select min(version) from rule_set where fingerprint = :fingerprint")
    Optional<Integer> numberOf(String fingerprint);

    /** Who wrote the version, or any that it was made from since the last that decided. */
    @SqlQuery(
            """
            with recursive line as (
              select version, parent, author from rule_set where version = :version
              union all
              select r.version, r.parent, r.author from rule_set r join line l on r.version = l.parent
              where r.published_at is null)
            select distinct author from line""")
    Set<String> authors(int version);

    /** Who made the token of that name; of several the names. */
    @SqlQuery("select created_by from api_token where 'token:' || name = :who")
    Set<String> makersOf(String who);

    @SqlQuery("select coalesce(max(version), 0) + 1 from rule_set")
    int next();

    @SqlUpdate(
            """
            insert into rule_set (version, fingerprint, parent, author, written_at, comment, state,
              parameters, scenarios)
            values (:version, :fingerprint, :parent, :author, :at, :comment, 'DRAFT',
              :parameters::jsonb, :scenarios::jsonb)""")
    void add(
            int version,
            String fingerprint,
            Optional<Integer> parent,
            String author,
            Instant at,
            String comment,
            String parameters,
            String scenarios);

    @SqlBatch(
            "insert into rule_set_file (version, name, content) values (:version, :name, :content)")
    void addFiles(@BindMethods Collection<File> files);

    @SqlQuery("select parameters, scenarios from rule_set where version = :version")
    Optional<Content> content(int version);

    @SqlQuery(
            "select version, name, content from rule_set_file where version = :version order by name")
    List<File> files(int version);

    @SqlUpdate("update rule_set set report = :report::jsonb where version = :version")
    int report(int version, String report);

    @SqlUpdate(
            """
            insert into rule_set_check (version, checked_at, checked_by, report)
            values (:version, :at, :who, :report::json)
            on conflict (version) do update set checked_at = excluded.checked_at,
              checked_by = excluded.checked_by, report = excluded.report""")
    void keepCheck(int version, Instant at, String who, String report);

    @SqlQuery(
            """
            select checked_at, checked_by, report::text as report
            from rule_set_check where version = :version""")
    Optional<CheckRow> lastCheck(int version);

    @SqlUpdate("update rule_set set state = :state where version = :version")
    void state(int version, String state);

    @SqlUpdate("update rule_set set approved_by = :who where version = :version")
    void approvedBy(int version, Optional<String> who);

    @SqlUpdate("update rule_set set published_at = :at where version = :version")
    void publishedAt(int version, Instant at);

    @SqlUpdate(
            """
            insert into rule_set_failure (version, at, words) values (:version, :at, :words)
            on conflict do nothing""")
    void addFailure(int version, Instant at, String words);

    @SqlQuery(
            "select version, at, words from rule_set_failure order by at desc, version limit :limit")
    List<FailureRow> failures(int limit);
}
