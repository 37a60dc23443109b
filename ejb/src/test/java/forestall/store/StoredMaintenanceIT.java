package forestall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.Unacceptable;
import forestall.model.ComponentId;
import forestall.model.MaintenanceWindow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredMaintenanceIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");

    final StoredMaintenance maintenance = new StoredMaintenance(JDBI);

    @BeforeEach
    void shop() {
        TestDatabase.empty(JDBI);
        var catalogue = new StoredCatalogue(JDBI);
        catalogue.putSites(List.of(Examples.STOCKHOLM));
        catalogue.putComponents(Examples.catalogue());
    }

    @Test
    void whatIsAnnouncedIsKnownUntilItEnds() {
        MaintenanceWindow window = window("w1", NOON, "ledger", "shop");
        maintenance.put(window);

        assertThat(maintenance.after(NOON.plusSeconds(59))).containsExactly(window);
        assertThat(maintenance.after(NOON.plusSeconds(60))).isEmpty();
        assertThat(maintenance.at(NOON.minusSeconds(1))).isEmpty();
        assertThat(maintenance.at(NOON)).containsExactly(window);
    }

    @Test
    void theSameIdAgainReplaces() {
        maintenance.put(window("w1", NOON, "ledger", "shop"));
        MaintenanceWindow later = window("w1", NOON.plusSeconds(600), "mail");
        maintenance.put(later);

        assertThat(maintenance.after(NOON)).containsExactly(later);
    }

    @Test
    void anUnknownComponentIsRefusedAndNothingIsKept() {
        assertThatThrownBy(() -> maintenance.put(window("w1", NOON, "ledger", "nobody")))
                .isInstanceOf(Unacceptable.class)
                .hasMessageContaining("nobody");
        assertThat(maintenance.after(NOON)).isEmpty();
    }

    @Test
    void whatIsTakenBackIsGone() {
        maintenance.put(window("w1", NOON, "ledger"));
        maintenance.remove("w1");

        assertThat(maintenance.after(NOON)).isEmpty();
        assertThatThrownBy(() -> maintenance.remove("w1")).isInstanceOf(Unacceptable.class);
    }

    private static MaintenanceWindow window(String id, Instant from, String... components) {
        return new MaintenanceWindow(
                id,
                from,
                from.plusSeconds(60),
                "new disk",
                Set.of(components).stream()
                        .map(ComponentId::of)
                        .collect(java.util.stream.Collectors.toSet()));
    }
}
