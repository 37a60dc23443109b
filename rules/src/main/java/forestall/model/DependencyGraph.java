package forestall.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who depends on whom: a directed acyclic graph. Immutable, and every answer comes in a fixed
 * order.
 */
public final class DependencyGraph {
    private final Map<ComponentId, Set<ComponentId>> dependencies = new TreeMap<>();
    private final Map<ComponentId, Set<ComponentId>> dependants = new TreeMap<>();

    private DependencyGraph() {}

    /**
     * @throws IllegalArgumentException when an id is there twice, a dependency is unknown, or there
     *     is a cycle; the message names it
     */
    public static DependencyGraph of(Collection<Component> components) {
        var graph = new DependencyGraph();
        for (Component component : components) {
            if (graph.dependencies.put(component.id(), component.dependencies()) != null) {
                throw new IllegalArgumentException(
                        "component %s is there twice".formatted(component.id()));
            }
            graph.dependants.put(component.id(), new TreeSet<>());
        }
        graph.dependencies.forEach(
                (id, needed) -> {
                    for (ComponentId other : needed) {
                        Set<ComponentId> users = graph.dependants.get(other);
                        if (users == null) {
                            throw new UnknownComponent(
                                    "component %s depends on %s, which is unknown"
                                            .formatted(id, other));
                        }
                        users.add(id);
                    }
                });
        graph.refuseCycle();
        return graph;
    }

    /** Everything that depends on {@code id}, directly or through others; without itself. */
    public Set<ComponentId> dependantsOf(ComponentId id) {
        return reach(id, dependants);
    }

    /** Everything that {@code id} depends on, directly or through others; without itself. */
    public Set<ComponentId> dependenciesOf(ComponentId id) {
        return reach(id, dependencies);
    }

    /** The given components, each after all of them that it depends on; ties in order of id. */
    public List<ComponentId> inDependencyOrder(Collection<ComponentId> some) {
        Set<ComponentId> wanted = new TreeSet<>(some);
        Set<ComponentId> ordered = new LinkedHashSet<>();
        for (ComponentId id : wanted) {
            visit(id, wanted, ordered);
        }
        return List.copyOf(ordered);
    }

    // Depth first with a stack of its own: a chain of 100,000 components must not overflow the
    // thread's.
    private void visit(ComponentId start, Set<ComponentId> wanted, Set<ComponentId> ordered) {
        Set<ComponentId> opened = new HashSet<>();
        Deque<ComponentId> stack = new ArrayDeque<>();
        stack.push(start);
        while (!stack.isEmpty()) {
            ComponentId top = stack.peek();
            if (opened.add(top)) {
                for (ComponentId dependency : known(top, dependencies)) {
                    if (!opened.contains(dependency) && !ordered.contains(dependency)) {
                        stack.push(dependency);
                    }
                }
            } else {
                stack.pop();
                if (wanted.contains(top)) {
                    ordered.add(top);
                }
            }
        }
    }

    private Set<ComponentId> reach(ComponentId from, Map<ComponentId, Set<ComponentId>> edges) {
        Set<ComponentId> reached = new TreeSet<>();
        Deque<ComponentId> open = new ArrayDeque<>(known(from, edges));
        while (!open.isEmpty()) {
            ComponentId next = open.pop();
            if (reached.add(next)) {
                open.addAll(edges.get(next));
            }
        }
        return reached;
    }

    private static Set<ComponentId> known(
            ComponentId id, Map<ComponentId, Set<ComponentId>> edges) {
        Set<ComponentId> found = edges.get(id);
        if (found == null) {
            throw new UnknownComponent("component %s is unknown".formatted(id));
        }
        return found;
    }

    // Kahn's algorithm: what cannot be taken away leaf by leaf lies on, or behind, a cycle.
    private void refuseCycle() {
        Map<ComponentId, Integer> open = new TreeMap<>();
        Deque<ComponentId> free = new ArrayDeque<>();
        dependencies.forEach(
                (id, needed) -> {
                    open.put(id, needed.size());
                    if (needed.isEmpty()) {
                        free.add(id);
                    }
                });
        while (!free.isEmpty()) {
            ComponentId id = free.pop();
            open.remove(id);
            for (ComponentId user : dependants.get(id)) {
                if (open.merge(user, -1, Integer::sum) == 0) {
                    free.add(user);
                }
            }
        }
        if (!open.isEmpty()) {
            throw new CyclicDependencies("dependencies form a cycle: " + cycleAmong(open.keySet()));
        }
    }

    private String cycleAmong(Set<ComponentId> stuck) {
        List<ComponentId> path = new ArrayList<>();
        ComponentId at = stuck.iterator().next();
        while (!path.contains(at)) {
            path.add(at);
            at = dependencies.get(at).stream().filter(stuck::contains).findFirst().orElseThrow();
        }
        List<ComponentId> cycle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
        cycle.add(at);
        return String.join(" → ", cycle.stream().map(ComponentId::value).toList());
    }
}
