package forestall.predict;

import static forestall.predict.Scene.LEDGER;
import static forestall.predict.Scene.MAIL;
import static forestall.predict.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forestall.model.Area;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.FailureProbability.Driver;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A storm over the north, from 13:00 to 13:10. */
class EventsTest {
    private static final Instant FROM = START.plusSeconds(3600);
    private static final Instant UNTIL = START.plusSeconds(4200);

    private final Scene scene = new Scene();

    @Test
    void countsOnceItIsWithinTheHorizonAndStopsAtOnce() {
        scene.event(storm("1", 1)).minutes(29);
        assertThat(scene.probability()).isCloseTo(Scene.PRIOR, within(1e-12));
        assertThat(scene.probability(Horizon.DAY)).isGreaterThan(0.9);
        assertThat(scene.of(LEDGER, Horizon.DAY).drivers())
                .extracting(Driver::words)
                .containsExactly("Storm over the north (weather, severity 1.00, in 31 min)");
        scene.endOfMinute(); // 12:30
        assertThat(scene.probability()).isCloseTo(0.91, within(0.01));
        scene.minutes(39); // 13:09
        assertThat(scene.probability()).isCloseTo(0.91, within(0.01));
        scene.endOfMinute(); // 13:10
        assertThat(scene.probability()).isCloseTo(Scene.PRIOR, within(1e-12));
        assertThat(scene.predictor.save()).isEqualTo(new Scene().minutes(70).predictor.save());
    }

    @ParameterizedTest(name = "{0} after {1} hours: {2}")
    @CsvSource({
        "WEATHER, 0, 1",
        "WEATHER, 24, 0.5",
        "WEATHER, 48, 0.25",
        "UNREST, 48, 0.5",
        "VULNERABILITY, 336, 0.5",
        "WEATHER, -6, 1", // all of it is still to come
        "ALERT, 48, 1", // it says that something is wrong now
    })
    void aHazardDecaysFromItsOnset(ExternalEvent.Type type, long hours, double weight) {
        var event =
                new ExternalEvent(
                        "1",
                        "feed",
                        type,
                        1,
                        FROM,
                        FROM.plusSeconds(1_000_000_000),
                        "Hazard",
                        Set.of(LEDGER),
                        Set.of(),
                        Set.of(),
                        Optional.empty());

        assertThat(HazardDecay.weight(event, FROM.plusSeconds(hours * 3600)))
                .isCloseTo(weight, within(1e-12));
    }

    @ParameterizedTest(name = "severity {0}")
    @CsvSource({"0, 0", "0.25, 0.003", "0.5, 0.04", "0.75, 0.39", "1, 0.91"})
    void weighsBySeverity(double severity, double probability) {
        scene.event(storm("1", severity)).minutes(60);

        assertThat(scene.probability()).isCloseTo(probability, within(0.01));
    }

    @Test
    void theSameEventAgainReplacesIt() {
        scene.event(storm("1", 1)).minutes(60).event(storm("1", 0.25)).endOfMinute();
        assertThat(scene.of(LEDGER).drivers()).hasSize(1);
        assertThat(scene.probability()).isCloseTo(0.003, within(0.001));

        scene.event(storm("2", 0.25)).endOfMinute();
        assertThat(scene.of(LEDGER).drivers()).hasSize(2);
    }

    @Test
    void aVersionThatIsOverCallsTheEventOff() {
        var calledOff =
                new ExternalEvent(
                        "1",
                        "weather",
                        ExternalEvent.Type.WEATHER,
                        1,
                        START.minusSeconds(60),
                        START,
                        "Storm",
                        Set.of(),
                        Set.of(Scene.NORTH.id()),
                        Set.of(),
                        Optional.empty());
        scene.event(storm("1", 1)).minutes(60).event(calledOff).endOfMinute();

        assertThat(scene.of(LEDGER).drivers()).isEmpty();
    }

    @Test
    void touchesOnlyWhatItNames() {
        scene.event(event(Set.of(MAIL), Set.of(), Set.of(), Optional.empty())).minutes(60);
        assertThat(scene.of(LEDGER).drivers()).isEmpty();
        assertThat(scene.of(MAIL).drivers()).hasSize(1);
    }

    @Test
    void aBulletinTouchesWhoeverRunsTheSoftware() {
        scene.event(event(Set.of(), Set.of(), Set.of(Scene.OPENSSL), Optional.empty())).minutes(60);
        assertThat(scene.of(LEDGER).drivers()).hasSize(1);
        assertThat(scene.of(MAIL).drivers()).isEmpty();
    }

    @Test
    void aCircleTouchesTheSitesInside() {
        scene.event(event(Set.of(), Set.of(), Set.of(), Optional.of(new Area(59, 18, 50))))
                .minutes(60);
        assertThat(scene.of(LEDGER).drivers()).hasSize(1);
        assertThat(scene.of(MAIL).drivers()).hasSize(1);
    }

    @Test
    void theDriverIsTheHeadline() {
        scene.event(storm("1", 0.8)).minutes(60);

        assertThat(scene.of(LEDGER).drivers())
                .containsExactly(
                        new Driver(
                                "Storm over the north",
                                0.8 * 11,
                                "Storm over the north (weather, severity 0.80)"));
    }

    @Test
    void aBulletinSaysLittleOfTheNextHalfHourAndMoreOfTheMonth() {
        scene.event(event(Set.of(LEDGER), Set.of(), Set.of(), Optional.empty())).minutes(60);

        assertThat(scene.probability()).isLessThan(0.001);
        assertThat(scene.probability(Horizon.MONTH)).isGreaterThan(0.6);
    }

    @Test
    void ofTwoVersionsInOneCallTheOrderDoesNotMatter() {
        scene.event(storm("1", 1)).event(storm("1", 0.25)).minutes(60);
        double oneWay = scene.probability();
        var other = new Scene().event(storm("1", 0.25)).event(storm("1", 1)).minutes(60);

        assertThat(other.probability()).isEqualTo(oneWay);
    }

    @Test
    void aLongHeadlineIsCutForTheDriver() {
        var event =
                new ExternalEvent(
                        "1",
                        "unrest",
                        ExternalEvent.Type.UNREST,
                        1,
                        START,
                        UNTIL,
                        "\uD83C\uDF29".repeat(250),
                        Set.of(LEDGER),
                        Set.of(),
                        Set.of(),
                        Optional.empty());
        scene.event(event).endOfMinute();

        List<Driver> drivers = scene.of(LEDGER).drivers();
        assertThat(drivers.get(0).words()).endsWith("\uD83C\uDF29…").hasSize(499);
    }

    private static ExternalEvent storm(String id, double severity) {
        return new ExternalEvent(
                id,
                "weather",
                ExternalEvent.Type.WEATHER,
                severity,
                FROM,
                UNTIL,
                "Storm over the north",
                Set.of(),
                Set.of(Scene.NORTH.id()),
                Set.of(),
                Optional.empty());
    }

    private static ExternalEvent event(
            Set<ComponentId> components,
            Set<SiteId> sites,
            Set<SoftwareId> software,
            Optional<Area> area) {
        return new ExternalEvent(
                "1",
                "feed",
                ExternalEvent.Type.VULNERABILITY,
                1,
                FROM,
                UNTIL,
                "Trouble",
                components,
                sites,
                software,
                area);
    }
}
