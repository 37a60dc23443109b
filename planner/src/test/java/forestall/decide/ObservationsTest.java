package forestall.decide;

import static forestall.decide.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.AnomalyScore;
import forestall.model.AnomalyScore.Reading;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.MaintenanceWindow;
import forestall.model.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    static final Component LEDGER = Examples.situation().components().get(0);
    static final ComponentId ID = LEDGER.id();

    @Test
    void nothingKnownIsNoObservation() {
        assertThat(observations(Set.of(), List.of(), List.of()).of(one(), List.of(), Map.of()))
                .isEmpty();
    }

    @Test
    void onlyMetricsThatRulesAskForAndThatAreFresh() {
        var asked = observations(Set.of("lag", "wear", "old"), List.of(), List.of());

        assertThat(
                        asked.of(
                                one(),
                                List.of(
                                        score("lag", NOON, 41),
                                        score("cpu", NOON, 0.5),
                                        score("old", NOON.minus(Duration.ofHours(2)), 1),
                                        new AnomalyScore(ID, "wear", NOON, 1, Optional.empty())),
                                Map.of()))
                .extracting(Observation::readings)
                .containsExactly(Map.of("lag", 41.0));
    }

    @Test
    void theWorstOfEachKindOfEventThatTouchesItNow() {
        List<ExternalEvent> events =
                List.of(
                        event("gale", ExternalEvent.Type.WEATHER, 0.4, NOON),
                        event("storm", ExternalEvent.Type.WEATHER, 0.8, NOON),
                        event("later", ExternalEvent.Type.WEATHER, 1.0, NOON.plusSeconds(60)),
                        event("march", ExternalEvent.Type.UNREST, 0.3, NOON));

        assertThat(observations(Set.of(), events, List.of()).of(one(), List.of(), Map.of()))
                .extracting(Observation::hazards)
                .containsExactly(
                        Map.of(
                                ExternalEvent.Type.WEATHER, 0.8,
                                ExternalEvent.Type.UNREST, 0.3));
    }

    @Test
    void workIsKnownFromItsFirstInstantUntilBeforeItsLast() {
        var window =
                new MaintenanceWindow("w1", NOON, NOON.plusSeconds(60), "new disk", Set.of(ID));
        for (int second : new int[] {-1, 0, 59, 60}) {
            Instant at = NOON.plusSeconds(second);
            var seen =
                    new Observations(at, Set.of(), List.of(), List.of(window), sites())
                            .of(one(), List.of(), Map.of());
            assertThat(seen).hasSize(second == 0 || second == 59 ? 1 : 0);
        }
    }

    @Test
    void sinceWhenTheTierIsHeld() {
        assertThat(
                        observations(Set.of(), List.of(), List.of())
                                .of(one(), List.of(), Map.of(ID, NOON)))
                .extracting(Observation::tierSince)
                .containsExactly(Optional.of(NOON));
    }

    private static Observations observations(
            Set<String> metrics, List<ExternalEvent> events, List<MaintenanceWindow> windows) {
        return new Observations(NOON, metrics, events, windows, sites());
    }

    private static List<forestall.model.Site> sites() {
        return Examples.situation().sites();
    }

    private static List<Component> one() {
        return List.of(LEDGER);
    }

    private static AnomalyScore score(String signal, Instant at, double value) {
        return new AnomalyScore(ID, signal, at, 1, Optional.of(new Reading(value, 1, 1)));
    }

    private static ExternalEvent event(
            String id, ExternalEvent.Type type, double severity, Instant from) {
        return new ExternalEvent(
                id,
                "test",
                type,
                severity,
                from,
                from.plusSeconds(3600),
                id,
                Set.of(ID),
                Set.of(),
                Set.of(),
                Optional.empty());
    }
}
