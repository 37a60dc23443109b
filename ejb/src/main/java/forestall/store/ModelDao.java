package forestall.store;

import forestall.decide.PredictionModels.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Models that were learned. */
@RegisterConstructorMapper(ModelDao.Row.class)
@RegisterConstructorMapper(Attempt.class)
interface ModelDao {

    /** One version; {@code version} and {@code inForce} are the database's when it is added. */
    @SuppressWarnings("ArrayRecordComponent") // a blob on its way to and from one column
    record Row(
            int version,
            Instant madeAt,
            String madeBy,
            String words,
            byte[] model,
            Instant learnedFrom,
            Instant learnedThrough,
            int failures,
            String figures,
            boolean inForce) {}

    /** Makes those who learn anew or choose a model wait for each other. */
    @SqlQuery("select true from pg_advisory_xact_lock(7005)")
    boolean lock();

    /** Whether nobody else learns anew; until {@link #notAlone} nobody else will. */
    @SqlQuery("select pg_try_advisory_lock(7006)")
    boolean alone();

    /** To be called on the connection of {@link #alone}. */
    @SqlQuery("select pg_advisory_unlock(7006)")
    boolean notAlone();

    @SqlUpdate(
            """
            insert into fusion_model (made_at, made_by, words, model, learned_from,
              learned_through, failures, figures)
            values (:madeAt, :madeBy, :words, :model, :learnedFrom, :learnedThrough, :failures,
              :figures::jsonb)""")
    @GetGeneratedKeys("version")
    int add(@BindMethods Row row);

    @SqlUpdate(
            """
            insert into refit (at, made_by, version, words) values (:at, :by, :version, :words)""")
    void note(@BindMethods Attempt attempt);

    /** Newest first. */
    @SqlQuery(
            """
            select at, made_by as by, version, words from refit order by at desc limit :limit""")
    List<Attempt> attempts(int limit);

    /** The newest stays: the next one is due by it. */
    @SqlUpdate("delete from refit where at < :before and at < (select max(at) from refit)")
    int forgetAttempts(Instant before);

    @SqlUpdate("update fusion_model set in_force = false where in_force")
    void noneInForce();

    @SqlUpdate("update fusion_model set in_force = true where version = :version")
    int inForce(int version);

    @SqlQuery("select * from fusion_model where in_force")
    Optional<Row> current();

    @SqlQuery("select * from fusion_model where version = :version")
    Optional<Row> byVersion(int version);

    @SqlQuery("select * from fusion_model order by version desc")
    List<Row> all();
}
