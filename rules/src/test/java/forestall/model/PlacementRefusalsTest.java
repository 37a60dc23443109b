package forestall.model;

import static forestall.model.Examples.LEDGER;
import static forestall.model.Examples.NOON;
import static forestall.model.Examples.PRICE;
import static forestall.model.Examples.SMALL;
import static forestall.model.Examples.component;
import static forestall.model.Examples.host;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import forestall.model.StandbyTerms.Nearness;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What placement has to respect is refused when it is nonsense, and named. */
class PlacementRefusalsTest {
    private static final HostId HOST = HostId.of("h");

    static Stream<Arguments> nonsense() {
        return Stream.of(
                refuses("resource must be 1 to 128", () -> others("two words", 1L)),
                refuses("licences must be 0 or more", () -> others("licences", -1L)),
                refuses("licences must be at most", () -> others("licences", 1L << 60)),
                refuses("licences is missing", () -> others("licences", null)),
                refuses("others is missing", () -> new Capacity(0, 0, 0, 0, null)),
                refuses("demand names 17 other resources", () -> demanding(many(17))),
                refuses(
                        "capacity names 17 other resources",
                        () -> new Host(HOST, "a", many(17), PRICE)),
                refuses("resource must be 1 to 128", () -> price("-", 1.0)),
                refuses("price of licences must be 0 or more", () -> price("licences", -0.1)),
                refuses("price of licences must be a finite", () -> price("licences", 0.0 / 0)),
                refuses("price is missing", () -> price("licences", null)),
                refuses(
                        "perOther names 17 resources",
                        () -> {
                            Map<String, Double> prices = new TreeMap<>();
                            many(17).others().keySet().forEach(each -> prices.put(each, 1.0));
                            new Price(0, 0, 0, 0, prices);
                        }),
                refuses("zone must have 1", () -> link("", 1L)),
                refuses("replicationMbpsFrom north must be 0", () -> link("north", -1L)),
                refuses("replicationMbpsFrom is missing", () -> link("north", null)),
                refuses("zone must have 1", () -> latency(" ", 1.0)),
                refuses("latencyMsFrom north must be 0", () -> latency("north", -0.1)),
                refuses("latencyMsFrom north must be a finite", () -> latency("north", 1.0 / 0)),
                refuses("latencyMsFrom is missing", () -> latency("north", null)),
                refuses("openCost must be 0 or more", () -> hostAt(Optional.of(-1.0), List.of())),
                refuses("openCost is missing", () -> hostAt(null, List.of())),
                refuses("closures is missing", () -> hostAt(Optional.empty(), null)),
                refuses("from is missing", () -> new Closure(null, NOON, "x")),
                refuses("until must be after from", () -> new Closure(NOON, NOON, "x")),
                refuses("reason must have 1", () -> new Closure(NOON, NOON.plusSeconds(1), "")),
                refuses("reservation id must have 1", () -> reservation("", "h", NOON)),
                refuses(
                        "until must be after from",
                        () -> reservation("r", "h", NOON.minusNanos(1))),
                refuses("capacity is missing", () -> reservation("r", null)),
                refuses("capacity names 17 other", () -> reservation("r", many(17))),
                refuses(
                        "reservation r is on host x, which the pool does not have",
                        () -> pool(reservation("r", "x", NOON.plusSeconds(1)))),
                refuses(
                        "reservation r is there twice",
                        () ->
                                pool(
                                        reservation("r", "h", NOON.plusSeconds(1)),
                                        reservation("r", "h", NOON.plusSeconds(2)))),
                refuses("priceByHour must have 24 factors, has 23", () -> byHour(23, 1)),
                refuses("priceByHour must have 24 factors, has 25", () -> byHour(25, 1)),
                refuses("priceByHour must be 0 or more", () -> byHour(24, -1)),
                refuses("priceByHour must be a finite", () -> byHour(24, Double.NaN)),
                refuses("scenario must have 1", () -> scenario("", "a")),
                refuses("zone must have 1", () -> scenario("loss of a", "")),
                refuses(
                        "label must be 1 to 128",
                        () -> new FailureScenario("rack", Set.of(), Set.of(), Set.of("rack 12"))),
                refuses(
                        "scenario nothing names no site, zone, or label",
                        () -> new FailureScenario("nothing", Set.of(), Set.of(), Set.of())),
                refuses(
                        "scenario s is there twice",
                        () -> scenarios(List.of(scenario("s", "a"), scenario("s", "b")))),
                refuses(
                        "201 scenarios are more than 200",
                        () ->
                                scenarios(
                                        Stream.iterate(0, each -> each + 1)
                                                .limit(201)
                                                .map(each -> scenario("s" + each, "a"))
                                                .toList())),
                refuses("apart must be 1 to 128", () -> standby("a b", Map.of(), Map.of())),
                refuses(
                        "maxLatencyMs of FULL must be 0 or more",
                        () -> standby("a", Map.of(Tier.FULL, -1.0), Map.of())),
                refuses("near is missing", () -> standby("a", Map.of(), null)),
                refuses(
                        "how near ledger is is missing",
                        () -> standby("a", Map.of(), Collections.singletonMap(LEDGER, null))),
                refuses("maxLatencyMs must be 0 or more", () -> new Nearness(-1, 0)),
                refuses("lossAnHour must be 0 or more", () -> new Nearness(0, -1)),
                refuses(
                        "component shop wants to be near mail, on which it does not depend",
                        () ->
                                component("shop", "ledger")
                                        .standingBy(
                                                standby(
                                                        "a",
                                                        Map.of(),
                                                        Map.of(
                                                                ComponentId.of("mail"),
                                                                new Nearness(1, 1))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void refusesNonsenseAndNamesIt(String named, ThrowingCallable made) {
        assertThatThrownBy(made)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    private static Arguments refuses(String named, ThrowingCallable made) {
        return arguments(named, made);
    }

    private static Capacity others(String name, Long value) {
        return new Capacity(0, 0, 0, 0, Collections.singletonMap(name, value));
    }

    private static Capacity many(int names) {
        Map<String, Long> others = new TreeMap<>();
        for (int name = 0; name < names; name++) {
            others.put("resource-" + name, 1L);
        }
        return new Capacity(0, 0, 0, 0, others);
    }

    private static Component demanding(Capacity demand) {
        Component plain = component("ledger");
        return new Component(
                plain.id(),
                plain.name(),
                plain.kind(),
                plain.site(),
                plain.zone(),
                plain.dependencies(),
                plain.criticality(),
                plain.rto(),
                plain.rpo(),
                plain.lossPerMinute(),
                demand,
                plain.inventory());
    }

    private static Price price(String name, Double price) {
        return new Price(0, 0, 0, 0, Collections.singletonMap(name, price));
    }

    private static Zone link(String from, Long mbps) {
        return new Zone("a", 1, Collections.singletonMap(from, mbps), Map.of());
    }

    private static Zone latency(String from, Double latency) {
        return new Zone("a", 1, Map.of(), Collections.singletonMap(from, latency));
    }

    private static Host hostAt(Optional<Double> openCost, List<Closure> closures) {
        return new Host(HOST, "a", SMALL, PRICE, openCost, closures);
    }

    private static Reservation reservation(String id, Capacity capacity) {
        return new Reservation(id, HOST, capacity, NOON, NOON.plusSeconds(1), "drill");
    }

    private static Reservation reservation(String id, String host, Instant until) {
        return new Reservation(id, HostId.of(host), SMALL, NOON, until, "drill");
    }

    private static ResourcePool pool(Reservation... reservations) {
        return new ResourcePool(
                "RegionTwo",
                List.of(new Zone("a", 1)),
                List.of(host("h", "a")),
                Optional.of(new PoolTerms(List.of(reservations), List.of(), List.of())));
    }

    private static PoolTerms byHour(int hours, double factor) {
        return new PoolTerms(List.of(), Collections.nCopies(hours, factor), List.of());
    }

    private static FailureScenario scenario(String name, String zone) {
        return new FailureScenario(name, Set.of(), Set.of(zone), Set.of());
    }

    private static PoolTerms scenarios(List<FailureScenario> scenarios) {
        return new PoolTerms(List.of(), List.of(), scenarios);
    }

    private static StandbyTerms standby(
            String apart, Map<Tier, Double> maxLatencyMs, Map<ComponentId, Nearness> near) {
        return new StandbyTerms(false, Optional.of(apart), maxLatencyMs, near);
    }
}
