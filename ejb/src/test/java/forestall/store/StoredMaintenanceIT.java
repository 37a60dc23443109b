package forestall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import forestall.decide.AuditLog.By;
import forestall.decide.AuditLog.Choice;
import forestall.decide.AuditLog.Entry;
import forestall.decide.Unacceptable;
import forestall.model.ComponentId;
import forestall.model.MaintenanceWindow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredMaintenanceIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");

    static final String LATER = NOON.plusSeconds(600).toString();
    static final By ANN = new By("ann", NOON);
    static final By BEN = new By("ben", NOON);

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
        maintenance.put(window, ANN);

        assertThat(maintenance.after(NOON.plusSeconds(59))).containsExactly(window);
        assertThat(maintenance.after(NOON.plusSeconds(60))).isEmpty();
        assertThat(maintenance.at(NOON.minusSeconds(1))).isEmpty();
        assertThat(maintenance.at(NOON)).containsExactly(window);
    }

    @Test
    void theSameIdAgainReplaces() {
        maintenance.put(window("w1", NOON, "ledger", "shop"), ANN);
        MaintenanceWindow later = window("w1", NOON.plusSeconds(600), "mail");
        maintenance.put(later, ANN);

        assertThat(maintenance.after(NOON)).containsExactly(later);
    }

    @Test
    void anUnknownComponentIsRefusedAndNothingIsKept() {
        assertThatThrownBy(() -> maintenance.put(window("w1", NOON, "ledger", "nobody"), ANN))
                .isInstanceOf(Unacceptable.class)
                .hasMessageContaining("nobody");
        assertThat(maintenance.after(NOON)).isEmpty();
    }

    @Test
    void whatIsTakenBackIsGone() {
        maintenance.put(window("w1", NOON, "ledger"), ANN);
        maintenance.remove("w1", BEN);

        assertThat(maintenance.after(NOON)).isEmpty();
        assertThatThrownBy(() -> maintenance.remove("w1", BEN)).isInstanceOf(Unacceptable.class);
    }

    @Test
    void theAuditLogSaysWhoAnnouncedWhoChangedAndWhoTookBack() {
        MaintenanceWindow window = window("audited", NOON, "ledger", "shop");
        maintenance.put(window, ANN);
        maintenance.put(window, ANN); // says nothing new
        maintenance.put(window("audited", NOON.plusSeconds(600), "mail"), BEN);
        maintenance.remove("audited", ANN);

        var about = new Choice(Set.of(), Optional.empty(), Optional.of("audited"));
        assertThat(new StoredAudit(JDBI).newest(about, 0, 10).entries())
                .extracting(
                        Entry::who,
                        Entry::what,
                        each -> each.detail().get("from"),
                        each -> each.detail().get("components"),
                        each -> each.detail().get("components-before"))
                .containsExactly(
                        tuple("ann", "maintenance-taken-back", LATER, "mail", null),
                        tuple("ben", "maintenance-changed", LATER, "mail", "ledger, shop"),
                        tuple(
                                "ann",
                                "maintenance-announced",
                                NOON.toString(),
                                "ledger, shop",
                                null));
    }

    @Test
    void whatIsRefusedIsNotInTheAuditLog() {
        assertThatThrownBy(() -> maintenance.put(window("ghost", NOON, "nobody"), ANN))
                .isInstanceOf(Unacceptable.class);
        assertThatThrownBy(() -> maintenance.remove("ghost", ANN)).isInstanceOf(Unacceptable.class);

        var about = new Choice(Set.of(), Optional.empty(), Optional.of("ghost"));
        assertThat(new StoredAudit(JDBI).newest(about, 0, 10).total()).isZero();
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
