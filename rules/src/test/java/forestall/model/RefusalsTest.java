package forestall.model;

import static forestall.model.Examples.LEDGER;
import static forestall.model.Examples.NOON;
import static forestall.model.Examples.PRICE;
import static forestall.model.Examples.SMALL;
import static forestall.model.Examples.STOCKHOLM;
import static forestall.model.Examples.component;
import static forestall.model.Examples.host;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import forestall.model.FailoverRun.Action;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import forestall.model.FailoverRun.Trigger;
import forestall.model.FailureProbability.Driver;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each record refuses its nonsense and names it. */
class RefusalsTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final UUID RUN = new UUID(1, 2);

    static Stream<Arguments> nonsense() {
        return Stream.of(
                refuses("component is missing", () -> new Sample(null, "cpu", NOON, 1)),
                refuses("metric must have 1", () -> new Sample(LEDGER, " ", NOON, 1)),
                refuses("metric must have 1", () -> new Sample(LEDGER, "m".repeat(201), NOON, 1)),
                refuses("metric must not", () -> new Sample(LEDGER, "a\0b", NOON, 1)),
                refuses("at is missing", () -> new Sample(LEDGER, "cpu", null, 1)),
                refuses("value must be a finite", () -> new Sample(LEDGER, "cpu", NOON, 0.0 / 0)),
                refuses("value must be a finite", () -> new Sample(LEDGER, "cpu", NOON, 1.0 / 0)),
                refuses(
                        "message must have 1",
                        () -> new LogLine(LEDGER, NOON, Severity.INFO, "x".repeat(16_385))),
                refuses("severity is missing", () -> new LogLine(LEDGER, NOON, null, "x")),
                refuses(
                        "surprise must be 0 or more",
                        () -> new AnomalyScore(LEDGER, "cpu", NOON, -0.1, Optional.empty())),
                refuses("usual must be a finite", () -> new AnomalyScore.Reading(1, Double.NaN, 1)),
                refuses(
                        "horizon must be more than 0",
                        () -> new FailureProbability(LEDGER, NOON, Duration.ZERO, 0, List.of())),
                refuses(
                        "probability must be between",
                        () -> new FailureProbability(LEDGER, NOON, HALF_HOUR, 1.1, List.of())),
                refuses(
                        "probability must be between",
                        () ->
                                new FailureProbability(
                                        LEDGER, NOON, HALF_HOUR, Double.NaN, List.of())),
                refuses("logOdds must be a finite", () -> new Driver("cpu", 1.0 / 0, "x")),
                refuses("words must have 1", () -> new Driver("cpu", 1, "")),
                refuses(
                        "severity must be between",
                        () -> event(1.01, NOON.plusSeconds(1), Set.of(LEDGER))),
                refuses("until must be after from", () -> event(1, NOON, Set.of(LEDGER))),
                refuses("touches nothing", () -> event(1, NOON.plusSeconds(1), Set.of())),
                refuses("depends on itself", () -> component("ledger", "ledger")),
                refuses("rto must be 0 or more", () -> withRto(Duration.ofSeconds(-1))),
                refuses("rto must be at most 366 days", () -> withRto(Duration.ofDays(367))),
                refuses("rto is missing", () -> withRto(null)),
                refuses(
                        "latitude must be between",
                        () -> new Site(STOCKHOLM.id(), "x", "r", 91, 0)),
                refuses(
                        "longitude must be between",
                        () -> new Site(STOCKHOLM.id(), "x", "r", 0, -180.1)),
                refuses("radiusKm must be between", () -> new Area(0, 0, 20_041)),
                refuses("radiusKm must be between", () -> new Area(0, 0, -1)),
                refuses("latitude must be between", () -> new Area(Double.NaN, 0, 1)),
                refuses("vcpuMilli must be 0 or more", () -> new Capacity(-1, 0, 0, 0)),
                refuses("networkMbps must be at most", () -> new Capacity(0, 0, 0, 1L << 60)),
                refuses("perMbps must be 0 or more", () -> new Price(0, 0, 0, -1)),
                refuses("replicationMbps must be 0", () -> new Zone("a", -1)),
                refuses("zone must have 1", () -> new Zone("", 1)),
                refuses("capacity is missing", () -> new Host(HostId.of("h"), "a", null, PRICE)),
                refuses("zone a is there twice", () -> pool(List.of(zone(), zone()), List.of())),
                refuses(
                        "host h is there twice",
                        () -> pool(List.of(zone()), List.of(host("h", "a"), host("h", "a")))),
                refuses(
                        "zone b, which the pool does not have",
                        () -> pool(List.of(zone()), List.of(host("h", "b")))),
                refuses(
                        "tier is missing",
                        () -> new Allocation(LEDGER, HostId.of("h"), null, SMALL)),
                refuses(
                        "is no shortfall",
                        () ->
                                new Shortfall(
                                        LEDGER, Tier.MINIMAL, Optional.of(Tier.FULL), SMALL, "x")),
                refuses(
                        "is no shortfall",
                        () -> new Shortfall(LEDGER, Tier.FULL, Optional.of(Tier.FULL), SMALL, "x")),
                refuses("costPerHour must be", () -> new Plan(List.of(), List.of(), -1, 0)),
                refuses("moves must be", () -> new Plan(List.of(), List.of(), 0, -1)),
                refuses("points must be between", () -> new Contribution("rule", 1000.5)),
                refuses("contributions sum to 0.2", () -> risk(0.3, 0.2, factors(1))),
                refuses("standby factor of", () -> risk(0.2, 0.2, Map.of(Tier.FULL, 1.0))),
                refuses("standby factor of", () -> risk(0.2, 0.2, factors(1.1))),
                refuses("score must be between", () -> risk(-0.1, -0.1, factors(1))),
                refuses("reason must have 1", () -> new FailoverProposal(LEDGER, "rule", " ")),
                refuses(
                        "ruleSet must have 1",
                        () -> new Decision(NOON, "", List.of(), plan(), List.of())),
                refuses("number must be 0", () -> step(-1)),
                refuses("step 0 has number 1", () -> run(State.RUNNING, step(1), Optional.empty())),
                refuses("needs an end", () -> run(State.SUCCEEDED, step(0), Optional.empty())),
                refuses(
                        "cannot have an end",
                        () -> run(State.STUCK, step(0), Optional.of(NOON.plusSeconds(1)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void refusesNonsenseAndNamesIt(String named, ThrowingCallable made) {
        assertThatThrownBy(made)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest(name = "id \"{0}\"")
    @ValueSource(strings = {"", " ", "-a", ".a", "a b", "a/b", "ä", "a\n", "ı"})
    void refusesIdsThatNeedQuoting(String value) {
        assertThatThrownBy(() -> ComponentId.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("component id must be");
        assertThatThrownBy(() -> SiteId.of(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HostId.of(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "software \"{0}\"")
    @ValueSource(strings = {"openssl", "pkg:", "pkg:deb", "cpe:2.3:a:b", "cpe:/z:a", "PKG:deb/a/b"})
    void refusesSoftwareThatIsNeitherPackageUrlNorCpe(String value) {
        assertThatThrownBy(() -> SoftwareId.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(value);
    }

    private static Arguments refuses(String named, ThrowingCallable made) {
        return arguments(named, made);
    }

    private static ExternalEvent event(double severity, Instant until, Set<ComponentId> touched) {
        return Examples.event(severity, until, touched, Set.of(), Set.of(), Optional.empty());
    }

    private static Component withRto(Duration rto) {
        return component("ledger", STOCKHOLM.id(), rto, Set.of());
    }

    private static Zone zone() {
        return new Zone("a", 1);
    }

    private static ResourcePool pool(List<Zone> zones, List<Host> hosts) {
        return new ResourcePool("RegionTwo", zones, hosts);
    }

    private static Plan plan() {
        return new Plan(List.of(), List.of(), 0, 0);
    }

    private static Map<Tier, Double> factors(double factor) {
        Map<Tier, Double> factors = new HashMap<>();
        for (Tier each : Tier.values()) {
            factors.put(each, factor);
        }
        return factors;
    }

    private static RiskScore risk(double score, double points, Map<Tier, Double> factors) {
        return new RiskScore(
                LEDGER,
                NOON,
                0.5,
                0.5,
                score,
                List.of(new Contribution("rule", points)),
                Tier.MINIMAL,
                "rule",
                factors);
    }

    private static Step step(int number) {
        return new Step(number, Action.FENCE, LEDGER, StepState.PENDING, Optional.empty());
    }

    private static FailoverRun run(State state, Step step, Optional<Instant> endedAt) {
        return new FailoverRun(RUN, Trigger.OPERATOR, "drill", state, List.of(step), NOON, endedAt);
    }
}
