package forestall.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import forestall.model.Kind;
import forestall.model.SiteId;
import forestall.model.UnknownComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A shop: its name points at a balancer, that at an app, which needs a database and a volume. */
class FailoverStepsTest {
    static final List<Component> SHOP =
            List.of(
                    component("name", Kind.DNS_NAME, "balancer"),
                    component("balancer", Kind.LOAD_BALANCER, "app", "net"),
                    component("app", Kind.VM, "database", "volume"),
                    component("database", Kind.DATABASE, "volume"),
                    component("volume", Kind.STORAGE_VOLUME),
                    component("net", Kind.NETWORK),
                    component("mail", Kind.VM));

    @Test
    void theDatabaseTakesItsDependantsAlongAndEachStartsAfterWhatItNeeds() {
        assertThat(steps("database"))
                .containsExactly(
                        "FENCE database",
                        "FENCE app",
                        "FENCE balancer",
                        "FENCE name",
                        "FINALISE_SYNC database",
                        "PROMOTE database",
                        "START app",
                        "START balancer",
                        "START name",
                        "UPDATE_DNS name",
                        "REDIRECT balancer",
                        "CHECK_HEALTH database",
                        "CHECK_HEALTH app",
                        "CHECK_HEALTH balancer",
                        "CHECK_HEALTH name");
    }

    @Test
    void everyHolderOfDataIsBroughtUpToDateBeforeAnythingIsPromoted() {
        assertThat(steps("volume"))
                .containsSubsequence(
                        "FENCE name",
                        "FINALISE_SYNC volume",
                        "FINALISE_SYNC database",
                        "PROMOTE volume",
                        "START database",
                        "START app");
    }

    @Test
    void whatIsAskedForIsPromotedAlsoWhenItDependsOnSomethingElseThatIs() {
        assertThat(steps("app", "volume"))
                .containsSubsequence(
                        "PROMOTE volume", "PROMOTE app", "START database", "START balancer")
                .doesNotContain("START app", "PROMOTE database");
    }

    @Test
    void aNetworkIsRedirectedAsABalancerIs() {
        assertThat(steps("net"))
                .containsExactly(
                        "FENCE net",
                        "FENCE balancer",
                        "FENCE name",
                        "PROMOTE net",
                        "START balancer",
                        "START name",
                        "UPDATE_DNS name",
                        "REDIRECT net",
                        "REDIRECT balancer",
                        "CHECK_HEALTH net",
                        "CHECK_HEALTH balancer",
                        "CHECK_HEALTH name");
    }

    @Test
    void whatNobodyNeedsMovesAlone() {
        assertThat(steps("mail"))
                .containsExactly("FENCE mail", "PROMOTE mail", "CHECK_HEALTH mail");
    }

    @Test
    void stepsAreNumberedAndWait() {
        List<Step> plan = FailoverSteps.plan(ids("database"), SHOP);

        assertThat(plan).extracting(Step::number).isSorted().startsWith(0).doesNotHaveDuplicates();
        assertThat(plan)
                .allSatisfy(
                        step -> {
                            assertThat(step.state()).isEqualTo(StepState.PENDING);
                            assertThat(step.detail()).isEmpty();
                        });
    }

    @Test
    void scopeIsTheAskedAndAllThatDependOnThemEachOnce() {
        assertThat(FailoverSteps.scope(ids("app", "database"), SHOP))
                .containsExactlyElementsOf(ids("database", "app", "balancer", "name"));
    }

    @Test
    void refusesAnUnknownComponentByName() {
        assertThatThrownBy(() -> FailoverSteps.plan(ids("app", "nowhere"), SHOP))
                .isInstanceOf(UnknownComponent.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void refusesAnEmptyRequest() {
        assertThatThrownBy(() -> FailoverSteps.plan(List.of(), SHOP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one component");
    }

    private static List<String> steps(String... asked) {
        return FailoverSteps.plan(ids(asked), SHOP).stream()
                .map(step -> step.action() + " " + step.component())
                .toList();
    }

    private static Collection<ComponentId> ids(String... values) {
        return Arrays.stream(values).map(ComponentId::of).toList();
    }

    private static Component component(String id, Kind kind, String... needs) {
        Set<ComponentId> dependencies =
                Arrays.stream(needs).map(ComponentId::of).collect(Collectors.toSet());
        return new Component(
                ComponentId.of(id),
                id,
                kind,
                SiteId.of("stockholm"),
                "a",
                dependencies,
                Criticality.HIGH,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                100,
                Capacity.NONE,
                Set.of());
    }
}
