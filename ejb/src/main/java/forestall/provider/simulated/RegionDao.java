package forestall.provider.simulated;

import forestall.decide.SimulatedFaults.Fault;
import forestall.model.Allocation;
import forestall.model.Closure;
import forestall.model.ComponentId;
import forestall.model.HostId;
import forestall.model.Tier;
import forestall.store.Amounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What the simulated region remembers. */
@RegisterConstructorMapper(RegionDao.StandbyRow.class)
@RegisterConstructorMapper(RegionDao.HostRow.class)
@RegisterConstructorMapper(Amounts.class)
@RegisterConstructorMapper(Fault.class)
interface RegionDao {

    /** What stands by for one component. */
    record StandbyRow(
            ComponentId component,
            HostId host,
            Tier tier,
            @Nested Amounts capacity,
            boolean inService) {

        static StandbyRow of(Allocation allocation, boolean inService) {
            return new StandbyRow(
                    allocation.component(),
                    allocation.host(),
                    allocation.tier(),
                    Amounts.of(allocation.capacity()),
                    inService);
        }

        Allocation allocation() {
            return new Allocation(component, host, tier, capacity.capacity());
        }
    }

    /** A host of the region. */
    record HostRow(HostId id, @Nested Amounts capacity, List<Closure> closures) {

        Optional<Closure> closed(Instant at) {
            return closures.stream().filter(each -> each.touches(at, at.plusNanos(1))).findFirst();
        }
    }

    /** The region does one thing at a time. */
    @SqlQuery("select true from pg_advisory_xact_lock(7004)")
    boolean lock();

    @SqlQuery("select detail from simulated_act where key = :key")
    Optional<String> done(String key);

    @SqlUpdate(
            """
            insert into simulated_act (key, verb, component, detail)
            values (:key, :verb, :component, :detail)""")
    void addAct(String key, String verb, ComponentId component, String detail);

    @SqlQuery("select * from simulated_standby where component = :component")
    Optional<StandbyRow> standby(ComponentId component);

    @SqlQuery("select * from simulated_standby where component <> :but")
    List<StandbyRow> standbyBut(ComponentId but);

    @SqlUpdate(
            """
            insert into simulated_standby (component, host, tier, vcpu_milli, memory_mib,
              storage_gib, network_mbps, others, in_service)
            values (:component, :host, :tier, :capacity.vcpuMilli, :capacity.memoryMib,
              :capacity.storageGib, :capacity.networkMbps, :capacity.others, :inService)
            on conflict (component) do update set host = excluded.host, tier = excluded.tier,
              vcpu_milli = excluded.vcpu_milli, memory_mib = excluded.memory_mib,
              storage_gib = excluded.storage_gib, network_mbps = excluded.network_mbps,
              others = excluded.others, in_service = excluded.in_service""")
    void putStandby(@BindMethods StandbyRow standby);

    @SqlUpdate("delete from simulated_standby where component = :component")
    void removeStandby(ComponentId component);

    @SqlQuery(
            """
            select id, vcpu_milli, memory_mib, storage_gib, network_mbps,
              other_capacity as others, closures
            from pool_host
            order by id collate "C\"""")
    List<HostRow> hosts();

    @SqlQuery(
            """
            select vcpu_milli, memory_mib, storage_gib, network_mbps, other_demand as others
            from component where id = :component""")
    Optional<Amounts> demand(ComponentId component);

    @SqlQuery("select id, type, component from simulated_fault order by type, component, id")
    List<Fault> faults();

    @SqlUpdate("insert into simulated_fault (id, type, component) values (:id, :type, :component)")
    void addFault(@BindMethods Fault fault);

    @SqlUpdate("delete from simulated_fault where id = :id")
    int removeFault(UUID id);
}
