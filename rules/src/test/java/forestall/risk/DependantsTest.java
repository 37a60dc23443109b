package forestall.risk;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.DependencyGraph;
import forestall.model.Kind;
import forestall.model.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** As many as a walk from each component finds. */
class DependantsTest {

    @Property(tries = 200)
    void areThoseThatAWalkFinds(
            @ForAll @IntRange(max = 200) int count,
            @ForAll @IntRange(min = 1, max = 4) int most,
            @ForAll long seed) {
        var random = new Random(seed);
        List<Component> components = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Set<ComponentId> needs = new HashSet<>();
            for (int time = random.nextInt(most); time > 0 && number > 0; time--) {
                needs.add(id(random.nextInt(number)));
            }
            components.add(component(number, needs, random.nextBoolean()));
        }
        java.util.Collections.shuffle(components, random);

        Dependants counted = Dependants.of(components);

        DependencyGraph graph = DependencyGraph.of(components);
        for (Component each : components) {
            Set<ComponentId> walked = graph.dependantsOf(each.id());
            assertThat(counted.all(each.id())).isEqualTo(walked.size());
            assertThat((long) counted.critical(each.id()))
                    .isEqualTo(
                            components.stream()
                                    .filter(one -> walked.contains(one.id()))
                                    .filter(one -> one.criticality() == Criticality.CRITICAL)
                                    .count());
        }
    }

    @Test
    void ofALongChainAreAllBehind() {
        int length = 20_000;
        List<Component> chain = new ArrayList<>();
        for (int number = 0; number < length; number++) {
            chain.add(component(number, number == 0 ? Set.of() : Set.of(id(number - 1)), true));
        }

        Dependants counted = Dependants.of(chain);

        for (int number = 0; number < length; number++) {
            assertThat(counted.all(id(number))).isEqualTo(length - 1 - number);
            assertThat(counted.critical(id(number))).isEqualTo(length - 1 - number);
        }
    }

    private static ComponentId id(int number) {
        return ComponentId.of("c" + number);
    }

    private static Component component(int number, Set<ComponentId> needs, boolean critical) {
        return new Component(
                id(number),
                "c" + number,
                Kind.VM,
                SiteId.of("port"),
                "a",
                needs,
                critical ? Criticality.CRITICAL : Criticality.LOW,
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                1,
                new Capacity(1000, 1024, 10, 10),
                Set.of());
    }
}
