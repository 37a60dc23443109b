package forestall.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import forestall.decide.Catalogue;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.DependencyGraph;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.Kind;
import forestall.model.ResourcePool;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import forestall.store.CatalogueDao.ComponentRow;
import forestall.store.CatalogueDao.Dependency;
import forestall.store.CatalogueDao.HostRow;
import forestall.store.CatalogueDao.Label;
import forestall.store.CatalogueDao.Software;
import forestall.store.CatalogueDao.ZoneRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The catalogue in PostgreSQL. Thread-safe. */
public final class StoredCatalogue implements Catalogue {
    private final Jdbi jdbi;

    public StoredCatalogue(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Site> sites() {
        return jdbi.withExtension(CatalogueDao.class, CatalogueDao::sites);
    }

    @Override
    public List<Component> components() {
        return jdbi.inTransaction(handle -> components(handle.attach(CatalogueDao.class)));
    }

    @Override
    public Optional<Component> component(ComponentId id) {
        return components().stream().filter(component -> component.id().equals(id)).findFirst();
    }

    @Override
    public ResourcePool pool() {
        return jdbi.inTransaction(
                handle -> {
                    CatalogueDao dao = handle.attach(CatalogueDao.class);
                    return new ResourcePool(
                            dao.region(),
                            dao.zones().stream().map(ZoneRow::zone).toList(),
                            dao.hosts().stream().map(HostRow::host).toList(),
                            dao.terms());
                });
    }

    @Override
    public void putSites(Collection<Site> sites) {
        jdbi.useExtension(CatalogueDao.class, dao -> dao.putSites(sites));
    }

    @Override
    public void putComponents(Collection<Component> components) {
        refuseTwice(components);
        jdbi.useTransaction(
                handle -> {
                    CatalogueDao dao = handle.attach(CatalogueDao.class);
                    dao.lock();
                    Map<ComponentId, Component> all = new TreeMap<>();
                    components(dao).forEach(each -> all.put(each.id(), each));
                    components.forEach(each -> all.put(each.id(), each));
                    DependencyGraph.of(all.values()); // refuses unknown dependencies and cycles
                    refuseUnknownSites(components, dao);
                    refuseOtherKinds(components, dao, handle);

                    List<ComponentRow> rows = components.stream().map(ComponentRow::of).toList();
                    dao.putComponents(rows);
                    dao.forgetDependencies(rows);
                    dao.forgetSoftware(rows);
                    dao.addDependencies(
                            components.stream()
                                    .flatMap(
                                            each ->
                                                    each.dependencies().stream()
                                                            .map(
                                                                    id ->
                                                                            new Dependency(
                                                                                    each.id(), id)))
                                    .toList());
                    dao.addSoftware(
                            components.stream()
                                    .flatMap(
                                            each ->
                                                    each.inventory().stream()
                                                            .map(id -> new Software(each.id(), id)))
                                    .toList());
                    dao.forgetLabels(rows);
                    dao.addLabels(
                            components.stream()
                                    .flatMap(
                                            each ->
                                                    each.labels().stream()
                                                            .map(
                                                                    word ->
                                                                            new Label(
                                                                                    each.id(),
                                                                                    word)))
                                    .toList());
                });
    }

    private static void refuseTwice(Collection<Component> components) {
        Set<ComponentId> ids = new HashSet<>();
        for (Component component : components) {
            if (!ids.add(component.id())) {
                throw new IllegalArgumentException(
                        "component %s is there twice".formatted(component.id()));
            }
        }
    }

    // A run's steps were planned for the kind that the component had.
    private static void refuseOtherKinds(
            Collection<Component> components, CatalogueDao dao, Handle handle) {
        Map<ComponentId, Kind> before =
                dao.components().stream().collect(toMap(ComponentRow::id, ComponentRow::kind));
        for (Component component : components) {
            Kind kind = before.getOrDefault(component.id(), component.kind());
            if (kind != component.kind() && moves(handle, component.id())) {
                throw new Unacceptable(
                        Code.COMPONENT_IN_USE,
                        "component %s stays a %s while it is moved or has failed over"
                                .formatted(component.id(), kind));
            }
        }
    }

    private static void refuseUnknownSites(Collection<Component> components, CatalogueDao dao) {
        Set<SiteId> known = dao.sites().stream().map(Site::id).collect(toSet());
        for (Component component : components) {
            if (!known.contains(component.site())) {
                throw new Unacceptable(
                        Code.UNKNOWN_SITE,
                        "component %s is at site %s, which is unknown"
                                .formatted(component.id(), component.site()));
            }
        }
    }

    @Override
    public void removeComponent(ComponentId id) {
        jdbi.useTransaction(
                handle -> {
                    CatalogueDao dao = handle.attach(CatalogueDao.class);
                    dao.lock();
                    List<ComponentId> users =
                            dao.dependencies().stream()
                                    .filter(each -> each.needs().equals(id))
                                    .map(Dependency::component)
                                    .sorted()
                                    .toList();
                    if (!users.isEmpty()) {
                        throw new Unacceptable(
                                Code.COMPONENT_IN_USE,
                                "component %s is needed by %s".formatted(id, users));
                    }
                    if (moves(handle, id)) {
                        throw new Unacceptable(
                                Code.COMPONENT_IN_USE,
                                "component %s is moved by a failover run, or has failed over"
                                        .formatted(id));
                    }
                    if (dao.removeComponent(id) == 0) {
                        throw new Unacceptable(
                                Code.UNKNOWN_COMPONENT, "component %s is unknown".formatted(id));
                    }
                });
    }

    private static boolean moves(Handle handle, ComponentId id) {
        FailoverDao runs = handle.attach(FailoverDao.class);
        runs.lock();
        return runs.moving().contains(id)
                || runs.failedOver().stream().anyMatch(each -> each.component().equals(id));
    }

    @Override
    public void removeSite(SiteId id) {
        jdbi.useTransaction(
                handle -> {
                    CatalogueDao dao = handle.attach(CatalogueDao.class);
                    dao.lock();
                    if (dao.components().stream().anyMatch(each -> each.site().equals(id))) {
                        throw new Unacceptable(
                                Code.SITE_IN_USE, "components are at site %s".formatted(id));
                    }
                    if (dao.removeSite(id) == 0) {
                        throw new Unacceptable(
                                Code.UNKNOWN_SITE, "site %s is unknown".formatted(id));
                    }
                });
    }

    @Override
    public void putPool(ResourcePool pool) {
        jdbi.useTransaction(
                handle -> {
                    CatalogueDao dao = handle.attach(CatalogueDao.class);
                    dao.lock();
                    Set<HostId> hosts = pool.hosts().stream().map(Host::id).collect(toSet());
                    handle.attach(AllocationDao.class).all().stream()
                            .filter(each -> !hosts.contains(each.host()))
                            .findFirst()
                            .ifPresent(
                                    each -> {
                                        throw new Unacceptable(
                                                Code.HOST_IN_USE,
                                                "host %s holds standby for %s"
                                                        .formatted(each.host(), each.component()));
                                    });
                    dao.forgetHosts();
                    dao.forgetZones();
                    dao.setPool(pool.region(), pool.terms());
                    dao.addZones(pool.zones());
                    dao.addHosts(pool.hosts().stream().map(HostRow::of).toList());
                });
    }

    static List<Component> components(CatalogueDao dao) {
        Map<ComponentId, Set<ComponentId>> needs =
                dao.dependencies().stream()
                        .collect(
                                groupingBy(
                                        Dependency::component,
                                        mapping(Dependency::needs, toSet())));
        Map<ComponentId, Set<SoftwareId>> software =
                dao.software().stream()
                        .collect(
                                groupingBy(
                                        Software::component, mapping(Software::software, toSet())));
        Map<ComponentId, Set<String>> labels =
                dao.labels().stream()
                        .collect(groupingBy(Label::component, mapping(Label::label, toSet())));
        List<Component> components = new ArrayList<>();
        for (ComponentRow row : dao.components()) {
            components.add(
                    row.with(
                            needs.getOrDefault(row.id(), Set.of()),
                            software.getOrDefault(row.id(), Set.of()),
                            labels.getOrDefault(row.id(), Set.of())));
        }
        return components;
    }
}
