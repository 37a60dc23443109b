package forestall.store;

import forestall.decide.Allocations.Act;
import forestall.decide.Allocations.Tally;
import forestall.model.Allocation;
import forestall.model.ComponentId;
import forestall.model.HostId;
import forestall.model.Tier;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What stands by, and what providers were asked to do about it. */
@RegisterConstructorMapper(AllocationDao.Row.class)
@RegisterConstructorMapper(Act.class)
@RegisterConstructorMapper(Tally.class)
interface AllocationDao {

    /** An allocation with its capacity laid flat. */
    record Row(ComponentId component, HostId host, Tier tier, @Nested Amounts capacity) {

        static Row of(Allocation allocation) {
            return new Row(
                    allocation.component(),
                    allocation.host(),
                    allocation.tier(),
                    Amounts.of(allocation.capacity()));
        }

        Allocation allocation() {
            return new Allocation(component, host, tier, capacity.capacity());
        }
    }

    @SqlQuery("select * from allocation order by component collate \"C\"")
    List<Row> all();

    @SqlUpdate(
            """
            insert into allocation (component, host, tier, vcpu_milli, memory_mib, storage_gib,
              network_mbps, others, since)
            values (:component, :host, :tier, :capacity.vcpuMilli, :capacity.memoryMib,
              :capacity.storageGib, :capacity.networkMbps, :capacity.others, :since)
            on conflict (component) do update set host = excluded.host, tier = excluded.tier,
              vcpu_milli = excluded.vcpu_milli, memory_mib = excluded.memory_mib,
              storage_gib = excluded.storage_gib, network_mbps = excluded.network_mbps,
              others = excluded.others, since = excluded.since""")
    void put(@BindMethods Row allocation, Instant since);

    @SqlUpdate("delete from allocation where component = :component")
    void remove(ComponentId component);

    @SqlUpdate(
            """
            insert into allocation_act (key, words, done, detail, at)
            values (:key, :words, :done, :detail, :at)
            on conflict (key) do update set done = excluded.done, detail = excluded.detail""")
    void addAct(@BindMethods Act act);

    @SqlQuery(
            "select key, words, done, detail, at from allocation_act order by at desc, key desc limit :limit")
    List<Act> acts(int limit);

    @SqlQuery(
            """
            select count(*) filter (where done) as done, count(*) filter (where not done) as not_done
            from allocation_act""")
    Tally tally();

    @SqlUpdate("delete from allocation_act where at < :before")
    int forgetActs(Instant before);
}
