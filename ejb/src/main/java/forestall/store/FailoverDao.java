package forestall.store;

import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.Trigger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Failover runs and their steps. */
@RegisterConstructorMapper(FailoverDao.RunRow.class)
@RegisterConstructorMapper(Step.class)
@RegisterConstructorMapper(FailoverDao.FailedOver.class)
interface FailoverDao {

    /** A run without its steps. */
    record RunRow(
            UUID id,
            Trigger trigger,
            String reason,
            State state,
            Instant startedAt,
            Optional<Instant> endedAt) {

        static RunRow of(FailoverRun run) {
            return new RunRow(
                    run.id(),
                    run.trigger(),
                    run.reason(),
                    run.state(),
                    run.startedAt(),
                    run.endedAt());
        }

        FailoverRun with(List<Step> steps) {
            return new FailoverRun(id, trigger, reason, state, steps, startedAt, endedAt);
        }
    }

    /** A component that runs in the failover region. */
    record FailedOver(ComponentId component, UUID run, Instant since) {}

    /** Makes those who start runs wait for each other until the transaction ends. */
    @SqlQuery("select true from pg_advisory_xact_lock(7002)")
    boolean lock();

    @SqlUpdate(
            """
            insert into failover_run (id, trigger, reason, state, asked, started_at, ended_at)
            values (:id, :trigger, :reason, :state, :asked, :startedAt, :endedAt)""")
    void add(@BindMethods RunRow run, Set<ComponentId> asked);

    @SqlUpdate("update failover_run set state = :state, ended_at = :endedAt where id = :id")
    void put(@BindMethods RunRow run);

    @SqlBatch(
            """
            insert into failover_step (run, number, action, component, state, detail)
            values (:run, :number, :action, :component, :state, :detail)""")
    void addSteps(UUID run, @BindMethods Collection<Step> steps);

    @SqlUpdate(
            """
            update failover_step set state = :state, detail = :detail, changed_at = :changedAt
            where run = :run and number = :number""")
    void putStep(UUID run, @BindMethods Step step, Instant changedAt);

    /** Holds the row until the transaction ends. */
    @SqlQuery("select * from failover_run where id = :id for update")
    Optional<RunRow> lockRun(UUID id);

    @SqlQuery("select * from failover_run where id = :id")
    Optional<RunRow> byId(UUID id);

    @SqlQuery("select * from failover_run order by started_at desc, id limit :limit")
    List<RunRow> newest(int limit);

    @SqlQuery("select id from failover_run where state = 'RUNNING' order by started_at, id")
    List<UUID> running();

    @SqlQuery(
            """
            select number, action, component, state, detail from failover_step
            where run = :run order by number""")
    List<Step> steps(UUID run);

    /** Components of runs that have not ended. */
    @SqlQuery(
            """
            select distinct s.component from failover_step s join failover_run r on r.id = s.run
            where r.state in ('AWAITING_APPROVAL', 'RUNNING', 'STUCK')""")
    Set<ComponentId> moving();

    /** Components of runs that act, or are stuck in the middle. */
    @SqlQuery(
            """
            select distinct s.component from failover_step s join failover_run r on r.id = s.run
            where r.state in ('RUNNING', 'STUCK')""")
    Set<ComponentId> acting();

    @SqlQuery(
            """
            select * from failover_run where state = 'AWAITING_APPROVAL'
            order by started_at, id""")
    List<RunRow> waiting();

    @SqlQuery("select component, run, since from failed_over order by component collate \"C\"")
    List<FailedOver> failedOver();

    @SqlUpdate(
            """
            insert into failed_over (component, run, since) values (:component, :run, :since)
            on conflict (component) do nothing""")
    void addFailedOver(@BindMethods FailedOver failedOver);

    @SqlUpdate("delete from failed_over where component = :component")
    int removeFailedOver(ComponentId component);
}
