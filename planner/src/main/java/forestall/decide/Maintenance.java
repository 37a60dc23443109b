package forestall.decide;

import forestall.decide.AuditLog.By;
import forestall.model.MaintenanceWindow;
import java.time.Instant;
import java.util.List;

/** Announced work on components. */
public interface Maintenance {

    /** Those that end after {@code at}, in order of their beginning, then of id. */
    List<MaintenanceWindow> after(Instant at);

    /** Those under way at {@code at}, in order of their beginning, then of id. */
    default List<MaintenanceWindow> at(Instant at) {
        return after(at).stream().filter(each -> each.isUnderWay(at)).toList();
    }

    /**
     * Announces this, or replaces the one with the same id. The audit log has it, unless it was so
     * already.
     *
     * @throws Unacceptable when a component is unknown
     */
    void put(MaintenanceWindow window, By by);

    /**
     * Takes an announcement back; the audit log has it.
     *
     * @throws Unacceptable when it is unknown
     */
    void remove(String id, By by);
}
