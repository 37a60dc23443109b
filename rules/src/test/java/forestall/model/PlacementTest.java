package forestall.model;

import static forestall.model.Examples.LEDGER;
import static forestall.model.Examples.NOON;
import static forestall.model.Examples.PRICE;
import static forestall.model.Examples.SMALL;
import static forestall.model.Examples.STOCKHOLM;
import static forestall.model.Examples.component;
import static forestall.model.Examples.ids;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.StandbyTerms.Nearness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What placement has to respect, where it says more than it holds. */
class PlacementTest {
    private static final ComponentId MAIL = ComponentId.of("mail");

    @ParameterizedTest(name = "closed from 10 until 20, asked from {0} until {1}")
    @CsvSource({
        "0, 10, false", // both ends are as they say
        "0, 11, true",
        "12, 13, true",
        "0, 30, true",
        "19, 30, true",
        "20, 30, false",
    })
    void aClosureTouchesWhatItOverlaps(int begin, int end, boolean touches) {
        var closure = new Closure(NOON.plusSeconds(10), NOON.plusSeconds(20), "disk");

        assertThat(closure.touches(NOON.plusSeconds(begin), NOON.plusSeconds(end)))
                .isEqualTo(touches);
    }

    @Test
    void aHostNamesItsEarliestClosureThatTouches() {
        var later = new Closure(NOON.plusSeconds(5), NOON.plusSeconds(9), "later");
        var sooner = new Closure(NOON.plusSeconds(1), NOON.plusSeconds(9), "sooner");
        var host =
                new Host(
                        HostId.of("h"),
                        "a",
                        SMALL,
                        PRICE,
                        Optional.of(2.0),
                        List.of(later, sooner));

        assertThat(host.closed(NOON, NOON.plusSeconds(7))).hasValue(sooner);
        assertThat(host.closed(NOON, NOON.plusSeconds(1))).isEmpty();
        assertThat(host.holding(Capacity.NONE).capacity()).isEqualTo(Capacity.NONE);
        assertThat(host.holding(Capacity.NONE).holding(SMALL)).isEqualTo(host);
    }

    @Test
    void aReservationIsUnderWayFromItsBeginUntilItsEnd() {
        var kept =
                new Reservation("r", HostId.of("h"), SMALL, NOON, NOON.plusSeconds(1), "a drill");

        assertThat(kept.isUnderWay(NOON.minusNanos(1))).isFalse();
        assertThat(kept.isUnderWay(NOON)).isTrue();
        assertThat(kept.isUnderWay(NOON.plusSeconds(1).minusNanos(1))).isTrue();
        assertThat(kept.isUnderWay(NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void aScenarioTakesWhatIsAtItsSiteInItsZoneOrBearsItsLabel() {
        Component ledger = component("ledger").labelled(Set.of("rack-1"));

        assertThat(scenario(Set.of(STOCKHOLM.id()), Set.of(), Set.of()).takes(ledger)).isTrue();
        assertThat(scenario(Set.of(), Set.of("a"), Set.of()).takes(ledger)).isTrue();
        assertThat(scenario(Set.of(), Set.of(), Set.of("rack-1")).takes(ledger)).isTrue();
        assertThat(
                        scenario(Set.of(SiteId.of("uppsala")), Set.of("b"), Set.of("rack-2"))
                                .takes(ledger))
                .isFalse();
    }

    /** A failover takes components out of what is decided, and what others need with them. */
    @Test
    void whoNeedsLessWantsToBeNearThoseAlone() {
        var near = new Nearness(1, 2);
        Component shop =
                component("shop", "ledger", "mail")
                        .standingBy(
                                new StandbyTerms(
                                        true,
                                        Optional.of("shops"),
                                        Map.of(Tier.FULL, 5.0),
                                        Map.of(LEDGER, near, MAIL, near)));

        Component left = shop.needing(ids("mail"));

        assertThat(left.standbyTerms())
                .isEqualTo(
                        new StandbyTerms(
                                true,
                                Optional.of("shops"),
                                Map.of(Tier.FULL, 5.0),
                                Map.of(MAIL, near)));
        assertThat(component("shop", "ledger").needing(Set.of()).standby()).isEmpty();
        assertThat(shop.labelled(Set.of("x")).standby()).isEqualTo(shop.standby());
    }

    @Test
    void aPoolWithoutTermsHasNone() {
        assertThat(new ResourcePool("r", List.of(), List.of()).termsOrNone())
                .isEqualTo(PoolTerms.NONE);
        assertThat(component("ledger").standbyTerms()).isEqualTo(StandbyTerms.NONE);
    }

    private static FailureScenario scenario(
            Set<SiteId> sites, Set<String> zones, Set<String> labels) {
        return new FailureScenario("it fails", sites, zones, labels);
    }
}
