package forestall.screen;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.ComponentId;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.Price;
import forestall.model.ResourcePool;
import forestall.model.Tier;
import forestall.model.Zone;
import forestall.screen.PoolUse.Use;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolUseTest {
    static final HostId HOST = HostId.of("host-1");

    @Test
    void furtherResourcesComeByNameAfterTheFour() {
        PoolUse use =
                use(Map.of("tapes", 4L, "licences", 10L), Map.of("licences", 3L, "dongles", 1L));

        assertThat(use.components()).isEqualTo(1);
        assertThat(use.uses())
                .extracting(Use::resource)
                .containsExactly(
                        "vCPU", "Memory", "Storage", "Network", "dongles", "licences", "tapes");
        assertThat(use.uses().get(4).percent()).isEqualTo(100); // it has none, and holds one
        assertThat(use.uses().get(5).percent()).isEqualTo(30);
        assertThat(use.uses().get(5).words()).startsWith("3 of 10");
        assertThat(use.uses().get(6).percent()).isZero();
    }

    @Test
    void withoutThemThereAreFour() {
        assertThat(use(Map.of(), Map.of()).uses()).hasSize(4);
    }

    private static PoolUse use(Map<String, Long> has, Map<String, Long> holds) {
        var host = new Host(HOST, "a", new Capacity(1, 1, 1, 1, has), new Price(0, 0, 0, 0));
        var standby =
                new Allocation(
                        ComponentId.of("ledger"), HOST, Tier.FULL, new Capacity(0, 0, 0, 0, holds));
        return PoolUse.of(
                        new ResourcePool("r", List.of(new Zone("a", 1)), List.of(host)),
                        List.of(standby))
                .get(0);
    }
}
