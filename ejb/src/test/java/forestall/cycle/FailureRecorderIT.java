package forestall.cycle;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NAME;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.decide.SimulatedFaults;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.Trigger;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import forestall.store.StoredFailures;
import forestall.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What the service notes of failures by itself; checks are ten seconds apart. */
@SuppressWarnings("UnnecessaryAssignment") // no container injects here
class FailureRecorderIT {
    static final Jdbi JDBI = TestDatabase.create();

    final Beans beans = new Beans(JDBI);
    FailureDetector detector = detector();

    @Test
    void aFailureBeginsWithTheFirstCheckThatFailedAndEndsWhenOnePasses() {
        UUID fault = down();
        checks(3);
        Failure noted = only();
        assertThat(noted.component()).isEqualTo(MAIL);
        assertThat(noted.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(noted.began()).isEqualTo(NOON);
        assertThat(noted.ended()).isEmpty();
        assertThat(noted.source()).isEqualTo(StoredFailures.OURS);
        assertThat(noted.words())
                .isEqualTo("failed 3 health checks in a row: down in the primary region");

        checks(7);
        assertThat(only()).isEqualTo(noted);

        beans.faults.mend(fault);
        checks(1);
        assertThat(only().ended()).hasValue(NOON.plusSeconds(100));
        checks(3);
        assertThat(only().ended()).hasValue(NOON.plusSeconds(100));
    }

    @Test
    void twoChecksAreNoFailure() {
        UUID fault = down();
        checks(2);
        beans.faults.mend(fault);
        checks(1);
        down();
        checks(2);
        assertThat(beans.failures.all()).isEmpty();
    }

    /** Hours of silence later it is down: that is when it began, as far as anybody knows. */
    @Test
    void whatWasDownBeforeALongSilenceDoesNotSayWhenItBegan() {
        UUID fault = down();
        checks(2);
        beans.faults.mend(fault);
        UUID silence =
                beans.faults.inject(SimulatedFaults.Type.PRIMARY_SILENT, Optional.of(MAIL)).id();
        checks(400);
        beans.faults.mend(silence);
        down();
        checks(3);
        assertThat(only().began()).isEqualTo(NOON.plusSeconds(4020));
    }

    @Test
    void afterARestartItIsTheSameFailure() {
        down();
        checks(3);
        detector = detector();
        checks(6);
        assertThat(only().began()).isEqualTo(NOON);
    }

    @Test
    void aFailureThatWasFledFromEndsWhenTheComponentIsBack() {
        UUID fault = down();
        checks(3);
        work(beans.runs.newest(1).get(0).id());
        checks(2);
        assertThat(only().ended()).isEmpty();

        beans.faults.mend(fault);
        beans.runs.returned(MAIL);
        assertThat(only().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(only().ended()).hasValue(beans.clock.now());
    }

    @Test
    void whatWasForeseenAndMovedAwayIsUncertain() {
        beans.clock.now = NOON.plusSeconds(300);
        UUID run = beans.runs.request(Trigger.PREDICTED, Set.of(LEDGER), "disk full", true).id();
        work(run);

        assertThat(beans.failures.all())
                .extracting(Failure::component)
                .containsExactlyInAnyOrder(LEDGER, SHOP, NAME); // what moved along went, too
        assertThat(beans.failures.all())
                .allSatisfy(
                        each -> {
                            assertThat(each.outcome()).isEqualTo(Outcome.UNCERTAIN);
                            assertThat(each.began()).isEqualTo(NOON.plusSeconds(300));
                            assertThat(each.ended()).isEmpty();
                            assertThat(each.words()).isEqualTo("moved away early: disk full");
                        });

        beans.clock.now = NOON.plusSeconds(900);
        beans.runs.returned(LEDGER);
        assertThat(beans.failures.open())
                .extracting(Failure::component)
                .containsExactlyInAnyOrder(SHOP, NAME);
    }

    @Test
    void aForeseenFailureThatCameBeforeItsRunBeganIsAHit() {
        FailoverRun waiting =
                beans.runs.request(Trigger.PREDICTED, Set.of(MAIL), "disk full", false);
        down();
        checks(3); // which lets the run begin
        work(waiting.id());

        assertThat(beans.runs.byId(waiting.id()).orElseThrow().trigger())
                .isEqualTo(Trigger.PREDICTED);
        assertThat(only().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatNobodyApprovedOrAPersonWantedTeachesNothing() {
        UUID waiting = beans.runs.request(Trigger.PREDICTED, Set.of(MAIL), "disk", false).id();
        beans.runs.abort(waiting);
        work(beans.runs.request(Trigger.OPERATOR, Set.of(MAIL), "exercise", true).id());

        assertThat(beans.runs.failedOver()).containsKey(MAIL);
        assertThat(beans.failures.all()).isEmpty();
    }

    @Test
    void aProviderThatSaysALotIsCutShort() {
        beans.recorder().failed(List.of(new FailureRecorder.Found(MAIL, NOON, "🔥".repeat(1000))));
        assertThat(only().words()).hasSize(499).endsWith("🔥…"); // none is cut in two
    }

    private UUID down() {
        return beans.faults.inject(SimulatedFaults.Type.PRIMARY_DOWN, Optional.of(MAIL)).id();
    }

    private void work(UUID run) {
        beans.worker(beans.region.providers()).advance(run);
        assertThat(beans.runs.byId(run).orElseThrow().state())
                .isEqualTo(FailoverRun.State.SUCCEEDED);
    }

    private Failure only() {
        List<Failure> all = beans.failures.all();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void checks(int count) {
        for (int check = 0; check < count; check++) {
            detector.checkAll();
            beans.clock.now = beans.clock.now.plusSeconds(10);
        }
    }

    private FailureDetector detector() {
        var fresh = new FailureDetector();
        fresh.settings = Settings.defaults();
        fresh.clock = beans.clock;
        fresh.catalogue = beans.catalogue;
        fresh.runs = beans.runs;
        fresh.providers = beans.region.providers();
        fresh.desk = beans.desk();
        fresh.recorder = beans.recorder();
        return fresh;
    }
}
