package forestall.model;

import static forestall.model.Examples.component;
import static forestall.model.Examples.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {

    @Test
    void ordersDependenciesFirstAndTiesById() {
        var graph =
                DependencyGraph.of(
                        List.of(
                                component("shop", "ledger", "cache"),
                                component("ledger", "database"),
                                component("database"),
                                component("cache"),
                                component("mail")));

        assertThat(graph.inDependencyOrder(ids("shop", "ledger", "database", "cache", "mail")))
                .map(ComponentId::value)
                .containsExactly("cache", "database", "ledger", "mail", "shop");
        assertThat(graph.inDependencyOrder(ids("shop", "database")))
                .map(ComponentId::value)
                .containsExactly("database", "shop"); // through the ledger, which is not asked for
        assertThat(graph.dependantsOf(ComponentId.of("database"))).isEqualTo(ids("ledger", "shop"));
        assertThat(graph.dependenciesOf(ComponentId.of("shop")))
                .isEqualTo(ids("cache", "database", "ledger"));
    }

    @Test
    void namesACycle() {
        assertThatThrownBy(
                        () ->
                                DependencyGraph.of(
                                        List.of(
                                                component("behind", "a"),
                                                component("a", "b"),
                                                component("b", "c"),
                                                component("c", "a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dependencies form a cycle: a → b → c → a");
    }

    @Test
    void refusesUnknownAndDoubleComponents() {
        assertThatThrownBy(() -> DependencyGraph.of(List.of(component("a", "b"))))
                .hasMessage("component a depends on b, which is unknown");
        assertThatThrownBy(() -> DependencyGraph.of(List.of(component("a"), component("a"))))
                .hasMessage("component a is there twice");

        var graph = DependencyGraph.of(List.of(component("a")));
        assertThatThrownBy(() -> graph.dependantsOf(ComponentId.of("b")))
                .hasMessage("component b is unknown");
        assertThatThrownBy(() -> graph.inDependencyOrder(ids("b")))
                .hasMessage("component b is unknown");
    }

    @Test
    void aLongChainDoesNotOverflowTheStack() {
        List<Component> chain = new ArrayList<>();
        for (int at = 0; at < 20_000; at++) {
            chain.add(at == 0 ? component(name(0)) : component(name(at), name(at - 1)));
        }
        var graph = DependencyGraph.of(chain);

        assertThat(graph.inDependencyOrder(chain.stream().map(Component::id).toList()))
                .isEqualTo(chain.stream().map(Component::id).toList());
    }

    @Property(tries = 200)
    void everyDependencyComesBeforeItsDependants(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        List<Component> components = acyclic(new Random(seed), size);
        var graph = DependencyGraph.of(components);
        List<ComponentId> wanted =
                components.stream()
                        .map(Component::id)
                        .filter(id -> (id.hashCode() & 1) == 0)
                        .toList();

        List<ComponentId> ordered = graph.inDependencyOrder(wanted);
        assertThat(ordered).containsExactlyInAnyOrderElementsOf(wanted);
        for (int later = 0; later < ordered.size(); later++) {
            assertThat(naiveReach(components, ordered.get(later)))
                    .doesNotContainAnyElementsOf(ordered.subList(later, ordered.size()));
        }
    }

    @Property(tries = 200)
    void reachIsTheTransitiveClosure(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        List<Component> components = acyclic(new Random(seed), size);
        var graph = DependencyGraph.of(components);
        for (Component each : components) {
            assertThat(graph.dependenciesOf(each.id()))
                    .isEqualTo(naiveReach(components, each.id()));
            assertThat(graph.dependantsOf(each.id()))
                    .isEqualTo(
                            components.stream()
                                    .map(Component::id)
                                    .filter(id -> naiveReach(components, id).contains(each.id()))
                                    .collect(Collectors.toSet()));
        }
    }

    @Property(tries = 200)
    void refusesExactlyTheGraphsWithACycle(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int size) {
        List<Component> components = any(new Random(seed), size);
        boolean cycle =
                components.stream().anyMatch(c -> naiveReach(components, c.id()).contains(c.id()));
        if (cycle) {
            assertThatThrownBy(() -> DependencyGraph.of(components))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("dependencies form a cycle: ");
        } else {
            assertThat(DependencyGraph.of(components)).isNotNull();
        }
    }

    /** Adds neighbours until nothing is new. */
    private static Set<ComponentId> naiveReach(Collection<Component> components, ComponentId from) {
        Set<ComponentId> reached = new HashSet<>();
        int before = -1;
        while (before != reached.size()) {
            before = reached.size();
            for (Component each : components) {
                if (each.id().equals(from) || reached.contains(each.id())) {
                    reached.addAll(each.dependencies());
                }
            }
        }
        return reached;
    }

    private static List<Component> acyclic(Random random, int size) {
        return components(size, (from, to) -> to < from && random.nextInt(3) == 0);
    }

    private static List<Component> any(Random random, int size) {
        return components(size, (from, to) -> to != from && random.nextInt(size) == 0);
    }

    private interface Edges {
        boolean has(int from, int to);
    }

    private static List<Component> components(int size, Edges edges) {
        List<Component> components = new ArrayList<>();
        for (int from = 0; from < size; from++) {
            int here = from;
            components.add(
                    component(
                            name(from),
                            IntStream.range(0, size)
                                    .filter(to -> edges.has(here, to))
                                    .mapToObj(DependencyGraphTest::name)
                                    .toArray(String[]::new)));
        }
        return components;
    }

    // Not in order of number, so that order of id and of dependency differ.
    private static String name(int number) {
        return "c" + number * 7919 % 20_000 + "-" + number;
    }
}
