package forestall.store;

import static forestall.store.Examples.BIG;
import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.SHOP;
import static forestall.store.Examples.SMALL;
import static forestall.store.Examples.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.decide.Allocations.Act;
import forestall.decide.Allocations.Tally;
import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Tier;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredAllocationsIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredAllocations allocations = new StoredAllocations(JDBI);

    @BeforeEach
    void empty() {
        TestDatabase.empty(JDBI);
    }

    @Test
    void whatProvidersConfirmStandsBy() {
        allocations.provisioned(allocation(SHOP, BIG, 2), act("1", true, NOON));
        allocations.provisioned(allocation(LEDGER, SMALL, 1), act("2", true, NOON));
        allocations.provisioned(allocation(SHOP, SMALL, 3), act("3", true, NOON.plusSeconds(60)));

        assertThat(allocations.current())
                .containsExactly(allocation(LEDGER, SMALL, 1), allocation(SHOP, SMALL, 3));
    }

    @Test
    void furtherResourcesStandByToo() {
        var licensed =
                new Allocation(
                        SHOP, BIG, Tier.FULL, new Capacity(1, 2, 3, 4, Map.of("licences", 5L)));
        allocations.provisioned(allocation(SHOP, BIG, 2), act("1", true, NOON));
        allocations.provisioned(licensed, act("2", true, NOON));
        assertThat(allocations.current()).containsExactly(licensed);

        allocations.provisioned(allocation(SHOP, BIG, 2), act("3", true, NOON));
        assertThat(allocations.current()).containsExactly(allocation(SHOP, BIG, 2));
    }

    @Test
    void whatIsReleasedIsGone() {
        allocations.provisioned(allocation(SHOP, BIG, 2), act("1", true, NOON));
        allocations.released(SHOP, act("2", true, NOON));
        allocations.released(MAIL, act("3", true, NOON)); // never stood by

        assertThat(allocations.current()).isEmpty();
    }

    @Test
    void whatIsRefusedChangesNothingAndIsWrittenDown() {
        allocations.failed(act("1", false, NOON));

        assertThat(allocations.current()).isEmpty();
        assertThat(allocations.acts(10)).containsExactly(act("1", false, NOON));
        assertThat(allocations.tally()).isEqualTo(new Tally(0, 1));
    }

    @Test
    void actsComeNewestFirstAndAreTallied() {
        allocations.failed(act("1", false, NOON));
        allocations.provisioned(allocation(SHOP, BIG, 2), act("2", true, NOON.plusSeconds(60)));
        allocations.released(SHOP, act("3", true, NOON.plusSeconds(60)));

        assertThat(allocations.acts(10)).extracting(Act::key).containsExactly("3", "2", "1");
        assertThat(allocations.acts(1)).extracting(Act::key).containsExactly("3");
        assertThat(allocations.tally()).isEqualTo(new Tally(2, 1));
    }

    @Test
    void anActThatIsTriedAgainUnderItsKeyIsOneAct() {
        allocations.failed(act("1", false, NOON));
        allocations.provisioned(allocation(SHOP, BIG, 2), act("1", true, NOON));

        assertThat(allocations.acts(10)).containsExactly(act("1", true, NOON));
    }

    @Test
    void nothingWasDoneYet() {
        assertThat(allocations.current()).isEmpty();
        assertThat(allocations.acts(10)).isEmpty();
        assertThat(allocations.tally()).isEqualTo(new Tally(0, 0));
    }

    private static Act act(String key, boolean done, Instant at) {
        return new Act(key, "shop at FULL on host-1", done, done ? "done" : "busy", at);
    }
}
