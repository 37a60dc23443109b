package forestall.store;

import forestall.model.Closure;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.Kind;
import forestall.model.PoolTerms;
import forestall.model.Price;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import forestall.model.StandbyTerms;
import forestall.model.Zone;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Sites, components, and the pool. */
@RegisterConstructorMapper(Site.class)
@RegisterConstructorMapper(CatalogueDao.ZoneRow.class)
@RegisterConstructorMapper(CatalogueDao.ComponentRow.class)
@RegisterConstructorMapper(CatalogueDao.HostRow.class)
@RegisterConstructorMapper(CatalogueDao.Dependency.class)
@RegisterConstructorMapper(CatalogueDao.Software.class)
@RegisterConstructorMapper(CatalogueDao.Label.class)
interface CatalogueDao {

    /** A component without what other tables hold. */
    record ComponentRow(
            ComponentId id,
            String name,
            Kind kind,
            SiteId site,
            String zone,
            Criticality criticality,
            Duration rto,
            Duration rpo,
            double lossPerMinute,
            @Nested Amounts demand,
            Optional<StandbyTerms> standby) {

        static ComponentRow of(Component component) {
            return new ComponentRow(
                    component.id(),
                    component.name(),
                    component.kind(),
                    component.site(),
                    component.zone(),
                    component.criticality(),
                    component.rto(),
                    component.rpo(),
                    component.lossPerMinute(),
                    Amounts.of(component.demand()),
                    component.standby());
        }

        Component with(
                Set<ComponentId> dependencies, Set<SoftwareId> inventory, Set<String> labels) {
            return new Component(
                    id,
                    name,
                    kind,
                    site,
                    zone,
                    dependencies,
                    criticality,
                    rto,
                    rpo,
                    lossPerMinute,
                    demand.capacity(),
                    inventory,
                    labels,
                    standby);
        }
    }

    /** A host with its capacity and price laid flat. */
    record HostRow(
            HostId id,
            String zone,
            @Nested Amounts capacity,
            @Nested PriceRow price,
            Optional<Double> openCost,
            List<Closure> closures) {

        static HostRow of(Host host) {
            return new HostRow(
                    host.id(),
                    host.zone(),
                    Amounts.of(host.capacity()),
                    PriceRow.of(host.price()),
                    host.openCost(),
                    host.closures());
        }

        Host host() {
            return new Host(id, zone, capacity.capacity(), price.price(), openCost, closures);
        }
    }

    /** A price as columns hold it. */
    record PriceRow(
            double perVcpu,
            double perGibMemory,
            double perGibStorage,
            double perMbps,
            Map<String, Double> perOther) {

        static PriceRow of(Price price) {
            return new PriceRow(
                    price.perVcpu(),
                    price.perGibMemory(),
                    price.perGibStorage(),
                    price.perMbps(),
                    price.perOther());
        }

        Price price() {
            return new Price(perVcpu, perGibMemory, perGibStorage, perMbps, perOther);
        }
    }

    /** A zone as columns hold it. */
    record ZoneRow(
            String name,
            long replicationMbps,
            Map<String, Long> replicationMbpsFrom,
            Map<String, Double> latencyMsFrom) {

        Zone zone() {
            return new Zone(name, replicationMbps, replicationMbpsFrom, latencyMsFrom);
        }
    }

    /** Who depends on whom. */
    record Dependency(ComponentId component, ComponentId needs) {}

    /** Who runs what. */
    record Software(ComponentId component, SoftwareId software) {}

    /** Who bears which word. */
    record Label(ComponentId component, String label) {}

    /** Makes writers of the catalogue wait for each other until the transaction ends. */
    @SqlQuery("select true from pg_advisory_xact_lock(7001)")
    boolean lock();

    @SqlQuery("select id, name, region, latitude, longitude from site order by id collate \"C\"")
    List<Site> sites();

    @SqlQuery("select *, other_demand as others from component order by id collate \"C\"")
    List<ComponentRow> components();

    @SqlQuery("select component, needs from dependency")
    List<Dependency> dependencies();

    @SqlQuery("select component, software from software")
    List<Software> software();

    @SqlQuery("select component, label from label")
    List<Label> labels();

    @SqlBatch(
            """
            insert into site (id, name, region, latitude, longitude)
            values (:id, :name, :region, :latitude, :longitude)
            on conflict (id) do update set name = excluded.name, region = excluded.region,
              latitude = excluded.latitude, longitude = excluded.longitude""")
    void putSites(@BindMethods Collection<Site> sites);

    @SqlUpdate("delete from site where id = :id")
    int removeSite(SiteId id);

    @SqlBatch(
            """
            insert into component (id, name, kind, site, zone, criticality, rto, rpo,
              loss_per_minute, vcpu_milli, memory_mib, storage_gib, network_mbps, other_demand,
              standby)
            values (:id, :name, :kind, :site, :zone, :criticality, :rto, :rpo,
              :lossPerMinute, :demand.vcpuMilli, :demand.memoryMib, :demand.storageGib,
              :demand.networkMbps, :demand.others, :standby)
            on conflict (id) do update set name = excluded.name, kind = excluded.kind,
              site = excluded.site, zone = excluded.zone, criticality = excluded.criticality,
              rto = excluded.rto, rpo = excluded.rpo, loss_per_minute = excluded.loss_per_minute,
              vcpu_milli = excluded.vcpu_milli, memory_mib = excluded.memory_mib,
              storage_gib = excluded.storage_gib, network_mbps = excluded.network_mbps,
              other_demand = excluded.other_demand, standby = excluded.standby""")
    void putComponents(@BindMethods Collection<ComponentRow> components);

    @SqlBatch("delete from dependency where component = :id")
    void forgetDependencies(@BindMethods Collection<ComponentRow> components);

    @SqlBatch("delete from software where component = :id")
    void forgetSoftware(@BindMethods Collection<ComponentRow> components);

    @SqlBatch("delete from label where component = :id")
    void forgetLabels(@BindMethods Collection<ComponentRow> components);

    @SqlBatch("insert into label (component, label) values (:component, :label)")
    void addLabels(@BindMethods Collection<Label> labels);

    @SqlBatch("insert into dependency (component, needs) values (:component, :needs)")
    void addDependencies(@BindMethods Collection<Dependency> dependencies);

    @SqlBatch("insert into software (component, software) values (:component, :software)")
    void addSoftware(@BindMethods Collection<Software> software);

    @SqlUpdate("delete from component where id = :id")
    int removeComponent(ComponentId id);

    @SqlQuery("select region from pool")
    String region();

    @SqlQuery("select terms from pool")
    Optional<PoolTerms> terms();

    @SqlQuery("select * from pool_zone order by name collate \"C\"")
    List<ZoneRow> zones();

    @SqlQuery("select *, other_capacity as others from pool_host order by id collate \"C\"")
    List<HostRow> hosts();

    @SqlUpdate("update pool set region = :region, terms = :terms")
    void setPool(String region, Optional<PoolTerms> terms);

    @SqlUpdate("delete from pool_host")
    void forgetHosts();

    @SqlUpdate("delete from pool_zone")
    void forgetZones();

    @SqlBatch(
            """
            insert into pool_zone (name, replication_mbps, replication_mbps_from, latency_ms_from)
            values (:name, :replicationMbps, :replicationMbpsFrom, :latencyMsFrom)""")
    void addZones(@BindMethods Collection<Zone> zones);

    @SqlBatch(
            """
            insert into pool_host (id, zone, vcpu_milli, memory_mib, storage_gib, network_mbps,
              other_capacity, per_vcpu, per_gib_memory, per_gib_storage, per_mbps, per_other,
              open_cost, closures)
            values (:id, :zone, :capacity.vcpuMilli, :capacity.memoryMib, :capacity.storageGib,
              :capacity.networkMbps, :capacity.others, :price.perVcpu, :price.perGibMemory,
              :price.perGibStorage, :price.perMbps, :price.perOther, :openCost, :closures)""")
    void addHosts(@BindMethods Collection<HostRow> hosts);
}
