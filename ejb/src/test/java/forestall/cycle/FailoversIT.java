package forestall.cycle;

import static forestall.store.Examples.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.SimulatedFaults;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.failover.Outcome;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Trigger;
import forestall.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class FailoversIT {
    static final Jdbi JDBI = TestDatabase.create();

    final Beans beans = new Beans(JDBI);
    final Failovers failovers = beans.failovers(beans.region.providers());

    @Test
    void whatReturnsGoesOutOfServiceAndStandsBy() {
        failOver();
        failovers.returned(MAIL);

        assertThat(failovers.failedOver()).isEmpty();
        assertThat(beans.region.checkHealth(MAIL)).isInstanceOf(Outcome.Refused.class);
        assertThat(beans.allocations.current()).hasSize(1); // it may change from now on
        refuses(Code.RUN_STATE);
    }

    @Test
    void whatNeverFailedOverCannotReturn() {
        refuses(Code.RUN_STATE);
    }

    @Test
    void whatTheProviderKeepsInServiceHasNotReturned() {
        failOver();
        var fault = beans.faults.inject(SimulatedFaults.Type.BUSY, Optional.of(MAIL));

        refuses(Code.PROVIDER_REFUSED);
        assertThat(failovers.failedOver()).containsOnlyKeys(MAIL);

        beans.faults.mend(fault.id());
        failovers.returned(MAIL);
        assertThat(failovers.failedOver()).isEmpty();
    }

    @Test
    void aComponentMayFailOverAndReturnMoreThanOnce() {
        failOver();
        failovers.returned(MAIL);
        beans.clock.now = beans.clock.now.plusSeconds(60);
        failOver();
        failovers.returned(MAIL);

        assertThat(beans.region.checkHealth(MAIL)).isInstanceOf(Outcome.Refused.class);
        assertThat(failovers.newest(10)).hasSize(2);
    }

    private void failOver() {
        UUID run = failovers.request(Trigger.OPERATOR, List.of(MAIL), "drill", false).id();
        failovers.approve(run);
        beans.worker(beans.region.providers()).advance(run);
        assertThat(failovers.byId(run).orElseThrow().state()).isEqualTo(State.SUCCEEDED);
    }

    private void refuses(Code code) {
        assertThatThrownBy(() -> failovers.returned(MAIL))
                .isInstanceOfSatisfying(
                        Unacceptable.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
