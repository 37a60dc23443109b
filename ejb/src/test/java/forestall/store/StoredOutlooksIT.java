package forestall.store;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static forestall.store.Examples.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.model.FailureProbability;
import forestall.model.FailureProbability.Driver;
import forestall.model.Outlook;
import forestall.model.Plan;
import forestall.model.Situation;
import forestall.predict.Family;
import forestall.predict.Horizon;
import forestall.predict.Kept;
import forestall.predict.Sampling;
import forestall.predict.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredOutlooksIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredDecisions decisions = new StoredDecisions(JDBI);
    final StoredOutlooks outlooks = new StoredOutlooks(JDBI);
    final StoredSnapshots snapshots = new StoredSnapshots(JDBI);

    @BeforeEach
    void empty() {
        TestDatabase.empty(JDBI);
    }

    @Test
    void whatWasForeseenIsReadBack() {
        Outlook foreseen = outlook(LEDGER, NOON, 0.25, Optional.of(Duration.ofMinutes(20)));
        decide(NOON, catalogue(), List.of(foreseen, outlook(MAIL, NOON, 0.1, Optional.empty())));

        assertThat(outlooks.history(LEDGER, NOON, NOON.plusSeconds(1), 100))
                .containsExactly(foreseen);
        assertThat(outlooks.history(LEDGER, NOON.minusSeconds(60), NOON, 100)).isEmpty();
        assertThat(outlooks.history(LEDGER, NOON, NOON, 100)).isEmpty();
    }

    @Test
    void aMinuteThatWasDecidedAddsNothing() {
        decide(NOON, catalogue(), List.of(outlook(LEDGER, NOON, 0.25, Optional.empty())));
        decide(NOON, catalogue(), List.of(outlook(LEDGER, NOON, 0.5, Optional.empty())));
        assertThat(probabilities(NOON, NOON.plusSeconds(1), 100)).containsExactly(0.25);
        assertThat(snapshots.all()).hasSize(1);
    }

    @Test
    void ofManyMinutesThePeaksAreLeft() {
        for (int minute = 0; minute < 60; minute++) {
            Instant at = NOON.plusSeconds(60L * minute);
            double probability = minute == 37 ? 0.9 : minute % 10 / 100.0;
            decide(at, catalogue(), List.of(outlook(LEDGER, at, probability, Optional.empty())));
        }
        assertThat(probabilities(NOON, NOON.plusSeconds(3600), 6))
                .containsExactly(0.09, 0.09, 0.09, 0.9, 0.09, 0.09);
        assertThat(probabilities(NOON, NOON.plusSeconds(3600), 1000)).hasSize(60);
        assertThatThrownBy(() -> outlooks.history(LEDGER, NOON, NOON.plusSeconds(1), 0))
                .hasMessageContaining("1 to 10000");
    }

    @Test
    void itGoesWithItsDecision() {
        decide(NOON, catalogue(), List.of(outlook(LEDGER, NOON, 0.25, Optional.empty())));
        new Housekeeping(JDBI).forget(NOON, NOON.plusSeconds(1), NOON);
        assertThat(outlooks.history(LEDGER, NOON, NOON.plusSeconds(1), 100)).isEmpty();
        assertThat(snapshots.all()).hasSize(1);
        new Housekeeping(JDBI).forget(NOON, NOON, NOON.plusSeconds(1));
        assertThat(snapshots.all()).isEmpty();
    }

    @Test
    void ofWhatRunsInTheFailoverRegionNothingIsLearned() {
        List<Component> left = catalogue().stream().filter(each -> each.id().equals(MAIL)).toList();
        decide(NOON, left, List.of(outlook(LEDGER, NOON, 0.25, Optional.empty())));
        assertThat(snapshots.all()).isEmpty();
        decide(NOON.plusSeconds(60), catalogue(), List.of());
        assertThat(snapshots.all()).extracting(Kept::minutes).containsExactly(1.0);
    }

    private List<Double> probabilities(Instant from, Instant to, int most) {
        return outlooks.history(LEDGER, from, to, most).stream()
                .map(each -> each.nearest().probability())
                .toList();
    }

    private void decide(Instant at, List<Component> components, List<Outlook> foreseen) {
        var evidence = new float[Horizon.values().length][Family.values().length];
        evidence[0][0] = 2;
        decisions.add(
                new Situation(
                        at, List.of(STOCKHOLM), components, List.of(), pool(), List.of(), Map.of()),
                new Decision(at, "r", List.of(), new Plan(List.of(), List.of(), 0, 0), List.of()),
                Duration.ZERO,
                new PredictorState(0, at, new byte[] {1}),
                new Foreseen(
                        foreseen,
                        List.of(new Snapshot(LEDGER, at, evidence)),
                        Sampling.EACH_MINUTE));
    }

    private static Outlook outlook(
            ComponentId component, Instant at, double probability, Optional<Duration> lead) {
        return new Outlook(
                component,
                at,
                List.of(
                        new FailureProbability(
                                component,
                                at,
                                Duration.ofMinutes(30),
                                probability,
                                List.of(new Driver("cpu", 1.5, "cpu at 0.99"))),
                        new FailureProbability(
                                component, at, Duration.ofHours(24), 0.95, List.of()),
                        new FailureProbability(
                                component, at, Duration.ofDays(30), 0.99, List.of())),
                lead);
    }
}
