package forestall.feed;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import forestall.store.StandingClock;
import forestall.store.StoredCatalogue;
import forestall.store.StoredFailures;
import forestall.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused leaves nothing behind. */
class FailureRecordsIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredCatalogue catalogue = new StoredCatalogue(JDBI);
    final StoredFailures store = new StoredFailures(JDBI);
    final FailureRecords records = new FailureRecords(store, catalogue, new StandingClock());

    @BeforeEach
    void components() {
        TestDatabase.empty(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
    }

    @Test
    void thePastIsTakenHoweverOld() {
        Failure old = failure("a", LEDGER, NOON.minusSeconds(10L * 365 * 86_400));
        records.put(List.of(old));
        assertThat(records.byId("a")).hasValue(old);
        records.remove("a");
        assertThat(records.byId("a")).isEmpty();
    }

    @Test
    void allOrNone() {
        Failure good = failure("a", LEDGER, NOON);
        refused(Code.UNKNOWN_COMPONENT, good, failure("b", ComponentId.of("ghost"), NOON));
        refused(Code.TIMESTAMP_IN_FUTURE, good, failure("b", LEDGER, NOON.plusSeconds(121)));
        assertThatThrownBy(() -> records.put(List.of(good, failure("a", LEDGER, NOON))))
                .hasMessageContaining("failure a is there twice");
        assertThatThrownBy(
                        () -> records.put(List.of(failure("b", LEDGER, Instant.ofEpochSecond(-1)))))
                .hasMessageContaining("before 1970");
        assertThat(store.all()).isEmpty();
        records.put(List.of(good, failure("b", LEDGER, NOON.plusSeconds(120)))); // clocks differ
        assertThat(store.all()).hasSize(2);
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        assertThatThrownBy(() -> records.remove("a"))
                .isInstanceOfSatisfying(
                        Unacceptable.class,
                        each -> assertThat(each.code()).isEqualTo(Code.UNKNOWN_FAILURE));
    }

    private void refused(Code code, Failure... failures) {
        assertThatThrownBy(() -> records.put(List.of(failures)))
                .isInstanceOfSatisfying(
                        Unacceptable.class, each -> assertThat(each.code()).isEqualTo(code));
        assertThat(store.all()).isEmpty();
    }

    private static Failure failure(String id, ComponentId component, Instant began) {
        return new Failure(
                id, component, began, Optional.empty(), Outcome.FAILED, "test", "it failed");
    }
}
