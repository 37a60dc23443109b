package forestall.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import forestall.decide.Maintenance;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.MaintenanceWindow;
import forestall.store.MaintenanceDao.Touched;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Announced work in PostgreSQL. Thread-safe. */
public final class StoredMaintenance implements Maintenance {
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
    public void put(MaintenanceWindow window) {
        Instant from = window.from().truncatedTo(ChronoUnit.MICROS);
        Instant until = window.until().truncatedTo(ChronoUnit.MICROS);
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("maintenance must last a microsecond at least");
        }
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
                    dao.put(window.id(), from, until, window.reason());
                    dao.forgetTouched(window.id());
                    dao.addTouched(
                            window.components().stream()
                                    .map(each -> new Touched(window.id(), each))
                                    .toList());
                });
    }

    @Override
    public void remove(String id) {
        if (jdbi.withExtension(MaintenanceDao.class, dao -> dao.remove(id)) == 0) {
            throw new Unacceptable(Code.UNKNOWN_MAINTENANCE, "there is no maintenance " + id);
        }
    }
}
