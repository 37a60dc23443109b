package forestall.cycle;

import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.decide.SimulatedFaults;
import forestall.failover.Outcome;
import forestall.failover.Providers;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Trigger;
import forestall.store.TestDatabase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three failed checks in a row make a failure. */
@SuppressWarnings("UnnecessaryAssignment") // no container injects here
class FailureDetectorIT {
    static final Jdbi JDBI = TestDatabase.create();

    final Beans beans = new Beans(JDBI);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "up up up up, 0",
        "down down, 0",
        "down down down, 1",
        "down down up down down, 0", // recovery begins anew
        "down down up down down down, 1",
        "down silence down silence down, 1", // silence neither counts nor resets
        "down down silence silence silence down, 1",
        "down down silence silence silence silence down, 0", // nobody knows what was between
        "down down silence silence silence silence down down down, 1",
        "silence silence silence silence, 0",
        "down down silence silence, 0",
        "down down down down down down, 1", // the run is there already
    })
    void onlyAComponentThatIsDownSeveralTimesInARowHasFailed(String checks, int runs) {
        Deque<String> answers = new ArrayDeque<>(List.of(checks.split(" ", -1)));
        FailureDetector detector =
                detector(
                        Interposed.providers(
                                beans.region,
                                (verb, id, act) ->
                                        id.equals(MAIL) ? health(answers.pop()) : act.get()));
        while (!answers.isEmpty()) {
            detector.checkAll();
        }

        assertThat(beans.runs.newest(10)).hasSize(runs);
    }

    @Test
    void theRunSaysWhatWasFound() {
        beans.faults.inject(SimulatedFaults.Type.PRIMARY_DOWN, Optional.of(MAIL));
        checks(3);

        FailoverRun run = beans.runs.newest(10).get(0);
        assertThat(run.trigger()).isEqualTo(Trigger.DETECTED);
        assertThat(run.state()).isEqualTo(State.RUNNING);
        assertThat(run.reason())
                .isEqualTo("The mail failed 3 health checks in a row: down in the primary region");
        assertThat(run.steps()).extracting(FailoverRun.Step::component).containsOnly(MAIL);
    }

    @Test
    void whatHasFailedOverIsNotAskedAnyMore() {
        beans.faults.inject(SimulatedFaults.Type.PRIMARY_DOWN, Optional.of(MAIL));
        checks(3);
        UUID run = beans.runs.newest(10).get(0).id();
        beans.worker(beans.region.providers()).advance(run);
        checks(6);

        assertThat(beans.runs.newest(10)).hasSize(1);

        beans.runs.returned(MAIL); // and is down again
        checks(3);
        assertThat(beans.runs.newest(10)).hasSize(2);
    }

    @Test
    void aProviderThatSaysALotDoesNotHideAFailure() {
        String much = "x".repeat(500);
        FailureDetector detector =
                detector(
                        Interposed.providers(
                                beans.region,
                                (verb, id, act) ->
                                        id.equals(MAIL) || id.equals(SHOP)
                                                ? new Outcome.Refused(much)
                                                : act.get()));
        for (int check = 0; check < 3; check++) {
            detector.checkAll();
        }

        assertThat(beans.runs.pinned()).contains(MAIL, SHOP);
    }

    private void checks(int count) {
        FailureDetector detector = detector(beans.region.providers());
        for (int check = 0; check < count; check++) {
            detector.checkAll();
        }
    }

    private static Outcome health(String word) {
        return switch (word) {
            case "up" -> new Outcome.Done("healthy");
            case "down" -> new Outcome.Refused("down");
            default -> new Outcome.Later("no answer");
        };
    }

    private FailureDetector detector(Providers providers) {
        var detector = new FailureDetector();
        detector.settings = Settings.defaults();
        detector.clock = beans.clock;
        detector.catalogue = beans.catalogue;
        detector.runs = beans.runs;
        detector.providers = providers;
        detector.desk = beans.desk();
        detector.recorder = beans.recorder();
        return detector;
    }
}
