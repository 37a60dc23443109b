package forestall.allocate;

import static forestall.allocate.Fixtures.component;
import static forestall.allocate.Fixtures.host;
import static forestall.allocate.Fixtures.pool;
import static forestall.allocate.Fixtures.risk;
import static forestall.model.Tier.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Plan;
import forestall.model.Shortfall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Licences run out like any other resource; a part of one is a whole one. */
class OtherResourcesTest {

    @Test
    void aHostHoldsNoMoreThanItHasLicencesFor() {
        Plan plan =
                new Allocator(AllocatorSettings.defaults())
                        .allocate(
                                List.of(
                                        component("ledger", licensed(1)),
                                        component("search", licensed(1))),
                                List.of(risk("ledger", FULL, 0.9), risk("search", FULL, 0.3)),
                                pool(host("a", "west-1", licensed(1), 1)),
                                List.of());

        assertThat(plan.allocations())
                .extracting(Allocation::component)
                .extracting(Object::toString)
                .containsExactly("ledger");
        assertThat(plan.shortfalls())
                .extracting(Shortfall::reason)
                .containsExactly("search gets no standby instead of FULL: a is 1 licences short");
    }

    private static Capacity licensed(long licences) {
        return new Capacity(0, 0, 0, 0, Map.of("licences", licences));
    }
}
