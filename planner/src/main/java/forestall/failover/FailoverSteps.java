package forestall.failover;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.DependencyGraph;
import forestall.model.FailoverRun.Action;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import forestall.model.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which steps a failover takes: everything that fails over is fenced, data is brought up to date,
 * what was asked for is promoted, then its dependants are started, each after all that it depends
 * on; then names and traffic follow, and every component is asked whether it works.
 */
public final class FailoverSteps {

    private FailoverSteps() {}

    /**
     * Who moves together: the components asked for, and all that depend on them.
     *
     * @return in dependency order
     * @throws IllegalArgumentException when one is unknown
     */
    public static List<ComponentId> scope(
            Collection<ComponentId> asked, Collection<Component> catalogue) {
        DependencyGraph graph = DependencyGraph.of(catalogue);
        Set<ComponentId> scope = new TreeSet<>(asked);
        asked.forEach(id -> scope.addAll(graph.dependantsOf(id)));
        return graph.inDependencyOrder(scope);
    }

    /**
     * @param asked at least one component
     * @throws IllegalArgumentException when none is asked for, or one is unknown
     */
    public static List<Step> plan(Collection<ComponentId> asked, Collection<Component> catalogue) {
        return plan(asked, catalogue, Set.of());
    }

    /**
     * The same without those that another run moves, or that are there already.
     *
     * @param left out of the dependants; what is asked for moves in any case
     * @throws IllegalArgumentException when none is asked for, or one is unknown
     */
    public static List<Step> plan(
            Collection<ComponentId> asked, Collection<Component> catalogue, Set<ComponentId> left) {
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("a failover needs at least one component");
        }
        Map<ComponentId, Kind> kinds = new HashMap<>();
        catalogue.forEach(component -> kinds.put(component.id(), component.kind()));
        Set<ComponentId> first = new TreeSet<>(asked);
        List<ComponentId> scope =
                scope(asked, catalogue).stream()
                        .filter(id -> first.contains(id) || !left.contains(id))
                        .toList();

        var steps = new Steps(scope);
        steps.add(Action.FENCE, id -> true);
        steps.add(Action.FINALISE_SYNC, id -> kinds.get(id).holdsData());
        steps.add(Action.PROMOTE, first::contains);
        steps.add(Action.START, id -> !first.contains(id));
        steps.add(Action.UPDATE_DNS, id -> kinds.get(id) == Kind.DNS_NAME);
        steps.add(
                Action.REDIRECT,
                id -> kinds.get(id) == Kind.LOAD_BALANCER || kinds.get(id) == Kind.NETWORK);
        steps.add(Action.CHECK_HEALTH, id -> true);
        return List.copyOf(steps.all);
    }

    private static final class Steps {
        final List<ComponentId> scope;
        final List<Step> all = new ArrayList<>();

        Steps(List<ComponentId> scope) {
            this.scope = scope;
        }

        void add(Action action, Predicate<ComponentId> whom) {
            scope.stream()
                    .filter(whom)
                    .forEach(
                            id ->
                                    all.add(
                                            new Step(
                                                    all.size(),
                                                    action,
                                                    id,
                                                    StepState.PENDING,
                                                    Optional.empty())));
        }
    }
}
