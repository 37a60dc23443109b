package forestall.store;

import forestall.decide.DecisionLog.RiskPoint;
import forestall.decide.DecisionLog.Summary;
import forestall.model.ComponentId;
import forestall.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The decision log. Rows are added once and never changed: it is also the audit trail. */
@RegisterConstructorMapper(Summary.class)
@RegisterConstructorMapper(DecisionDao.PointRow.class)
@RegisterConstructorMapper(DecisionDao.TierRow.class)
interface DecisionDao {

    /** A risk of one decision. */
    record RiskRow(
            ComponentId component,
            Instant minute,
            double probability,
            double score,
            Tier tier,
            Instant tierSince) {}

    /** Whose tier, and since when it is called for, if that was kept. */
    record TierRow(ComponentId component, Tier tier, Optional<Instant> tierSince) {}

    /** A risk in the past, and whose. */
    record PointRow(ComponentId component, @Nested RiskPoint point) {}

    /**
     * @return 1 when added, 0 when this minute already has a decision (a re-run is not an error)
     */
    @SqlUpdate(
            """
            insert into decision (minute, rule_set, body, situation, took)
            values (:minute, :ruleSet, :body::jsonb, :situation::jsonb, :took)
            on conflict (minute) do nothing""")
    int add(Instant minute, String ruleSet, String body, String situation, Duration took);

    @SqlBatch(
            """
            insert into risk (component, minute, probability, score, tier, tier_since)
            values (:component, :minute, :probability, :score, :tier, :tierSince)""")
    void addRisks(@BindMethods Collection<RiskRow> risks);

    @SqlQuery("select body from decision order by minute desc limit 1")
    Optional<String> latest();

    @SqlQuery("select body from decision where minute = :minute")
    Optional<String> at(Instant minute);

    @SqlQuery("select situation from decision where minute = :minute")
    Optional<String> situationAt(Instant minute);

    /** Newest first; {@code from} inclusive, {@code to} exclusive. */
    @SqlQuery(
            """
            select d.minute as at, d.rule_set, coalesce(max(r.score), 0) as highest_score,
              count(*) filter (where r.tier = 'FULL') as full,
              count(*) filter (where r.tier = 'SCALED') as scaled,
              jsonb_array_length(d.body -> 'plan' -> 'shortfalls') as shortfalls,
              (d.body -> 'plan' ->> 'costPerHour')::double precision as cost_per_hour
            from decision d left join risk r using (minute)
            where d.minute >= :from and d.minute < :to
            group by d.minute order by d.minute desc limit :limit""")
    List<Summary> between(Instant from, Instant to, int limit);

    /** Oldest first; {@code from} inclusive, {@code to} exclusive. */
    @SqlQuery(
            """
            select component, minute as at, probability, score, tier from risk
            where minute >= :from and minute < :to order by component collate "C", minute""")
    List<PointRow> risks(Instant from, Instant to);

    @SqlQuery(
            """
            select component, tier, tier_since from risk
            where minute = (select max(minute) from decision)""")
    List<TierRow> latestTiers();

    @SqlUpdate("delete from decision where minute < :before")
    int forget(Instant before);
}
