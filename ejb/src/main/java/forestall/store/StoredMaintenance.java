package forestall.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import forestall.decide.AuditLog.By;
import forestall.decide.Maintenance;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Excerpt;
import forestall.model.MaintenanceWindow;
import forestall.store.MaintenanceDao.Touched;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** Announced work in PostgreSQL. Thread-safe. */
public final class StoredMaintenance implements Maintenance {
    /** Characters of the ids that an entry of the audit log holds. */
    private static final int LONGEST = 2000;

    private final Jdbi jdbi;

    public StoredMaintenance(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<MaintenanceWindow> after(Instant at) {
        return jdbi.inTransaction(
                handle -> {
                    MaintenanceDao dao = handle.attach(MaintenanceDao.class);
                    Map<String, Set<ComponentId>> touched =
                            dao.touched(at).stream()
                                    .collect(
                                            groupingBy(
                                                    Touched::maintenance,
                                                    mapping(Touched::component, toSet())));
                    return dao.after(at).stream()
                            .filter(each -> touched.containsKey(each.id())) // all may have left
                            .map(
                                    each ->
                                            new MaintenanceWindow(
                                                    each.id(),
                                                    each.starts(),
                                                    each.ends(),
                                                    each.reason(),
                                                    touched.get(each.id())))
                            .toList();
                });
    }

    @Override
    public void put(MaintenanceWindow announced, By by) {
        Instant from = announced.from().truncatedTo(ChronoUnit.MICROS);
        Instant until = announced.until().truncatedTo(ChronoUnit.MICROS);
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("maintenance must last a microsecond at least");
        }
        var window =
                new MaintenanceWindow(
                        announced.id(), from, until, announced.reason(), announced.components());
        jdbi.useTransaction(
                handle -> {
                    CatalogueDao catalogue = handle.attach(CatalogueDao.class);
                    catalogue.lock();
                    Set<ComponentId> known =
                            StoredCatalogue.components(catalogue).stream()
                                    .map(Component::id)
                                    .collect(toSet());
                    for (ComponentId each : window.components()) {
                        if (!known.contains(each)) {
                            throw new Unacceptable(
                                    Code.UNKNOWN_COMPONENT,
                                    "component %s is unknown".formatted(each));
                        }
                    }
                    MaintenanceDao dao = handle.attach(MaintenanceDao.class);
                    Optional<MaintenanceWindow> before = window(dao, window.id());
                    if (before.equals(Optional.of(window))) {
                        return;
                    }
                    dao.put(window.id(), from, until, window.reason());
                    dao.forgetTouched(window.id());
                    dao.addTouched(
                            window.components().stream()
                                    .map(each -> new Touched(window.id(), each))
                                    .toList());
                    AuditDao audit = handle.attach(AuditDao.class);
                    Map<String, String> detail = detail(window);
                    before.ifPresent(
                            each ->
                                    detail(each)
                                            .forEach(
                                                    (key, was) ->
                                                            detail.put(key + "-before", was)));
                    audit.note(
                            by,
                            before.isEmpty() ? "maintenance-announced" : "maintenance-changed",
                            window.id(),
                            detail);
                });
    }

    // Empty also when nothing that it touched is left.
    private static Optional<MaintenanceWindow> window(MaintenanceDao dao, String id) {
        Set<ComponentId> touched = dao.touchedBy(id);
        return dao.byId(id)
                .filter(each -> !touched.isEmpty())
                .map(
                        each ->
                                new MaintenanceWindow(
                                        id, each.starts(), each.ends(), each.reason(), touched));
    }

    private static Map<String, String> detail(MaintenanceWindow window) {
        Map<String, String> detail = new TreeMap<>();
        detail.put("from", window.from().toString());
        detail.put("until", window.until().toString());
        detail.put("reason", window.reason());
        detail.put(
                "components",
                Excerpt.of(
                        window.components().stream()
                                .map(ComponentId::value)
                                .sorted()
                                .collect(joining(", ")),
                        LONGEST));
        return detail;
    }

    @Override
    public void remove(String id, By by) {
        jdbi.useTransaction(
                handle -> {
                    handle.attach(CatalogueDao.class).lock();
                    MaintenanceDao dao = handle.attach(MaintenanceDao.class);
                    Map<String, String> detail =
                            window(dao, id).map(StoredMaintenance::detail).orElse(Map.of());
                    if (dao.remove(id) == 0) {
                        throw new Unacceptable(
                                Code.UNKNOWN_MAINTENANCE, "there is no maintenance " + id);
                    }
                    handle.attach(AuditDao.class).note(by, "maintenance-taken-back", id, detail);
                });
    }
}
