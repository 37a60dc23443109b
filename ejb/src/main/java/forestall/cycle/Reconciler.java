package forestall.cycle;

import static java.util.stream.Collectors.toMap;

import forestall.decide.Allocations.Act;
import forestall.decide.Catalogue;
import forestall.decide.ServiceClock;
import forestall.failover.ActionKey;
import forestall.failover.Outcome;
import forestall.failover.Providers;
import forestall.failover.Standby;
import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.model.Kind;
import forestall.store.StoredAllocations;
import forestall.store.StoredRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes what stands by equal to the plan: first what frees room, then what takes it. What a
 * provider does not do now is tried again with the next decision. What a failover run uses is left
 * alone.
 */
@ApplicationScoped
public class Reconciler {
    @Inject Catalogue catalogue;
    @Inject StoredAllocations allocations;
    @Inject StoredRuns runs;
    @Inject Providers providers;
    @Inject ServiceClock clock;

    /**
     * What came of a reconciliation.
     *
     * @param done acts that providers carried out
     * @param failed acts that they did not
     */
    record Result(int done, int failed) {}

    /** What is to become of one component; no allocation means that all is given back. */
    private record Change(ComponentId component, Optional<Allocation> wanted, Capacity now) {

        boolean frees() {
            return wanted.isEmpty() || wanted.get().capacity().fitsIn(now);
        }
    }

    Result carryOut(Decision decision) {
        Map<ComponentId, Kind> kinds =
                catalogue.components().stream().collect(toMap(Component::id, Component::kind));
        int done = 0;
        List<Change> left = changes(decision);
        int before;
        do { // what is refused for want of room may fit once others have left
            before = left.size();
            List<Change> refused = new ArrayList<>();
            for (Change change : left) {
                if (runs.pinned().contains(change.component)) {
                    continue; // a run that began meanwhile has it now
                }
                if (carryOut(
                        change, decision.at(), Optional.ofNullable(kinds.get(change.component)))) {
                    done++;
                } else {
                    refused.add(change);
                }
            }
            left = refused;
        } while (!left.isEmpty() && left.size() < before);
        return new Result(done, left.size());
    }

    private List<Change> changes(Decision decision) {
        Set<ComponentId> pinned = runs.pinned();
        Map<ComponentId, Allocation> current = byComponent(allocations.current());
        Map<ComponentId, Allocation> wanted = byComponent(decision.plan().allocations());
        List<Change> changes = new ArrayList<>();
        current.forEach(
                (id, now) -> {
                    if (!wanted.containsKey(id) && !pinned.contains(id)) {
                        changes.add(new Change(id, Optional.empty(), now.capacity()));
                    }
                });
        wanted.forEach(
                (id, want) -> {
                    Allocation now = current.get(id);
                    if (!want.equals(now) && !pinned.contains(id)) {
                        // On another host all of it is new there, whatever it frees elsewhere.
                        boolean stays = now != null && now.host().equals(want.host());
                        changes.add(
                                new Change(
                                        id,
                                        Optional.of(want),
                                        stays ? now.capacity() : Capacity.NONE));
                    }
                });
        changes.sort(
                Comparator.comparing((Change change) -> !change.frees())
                        .thenComparing(Change::component));
        return changes;
    }

    private boolean carryOut(Change change, Instant minute, Optional<Kind> kind) {
        var key = new ActionKey("allocate:%s:%s".formatted(minute, change.component));
        Standby standby = providers.standbyFor(kind.orElse(Kind.VM));
        Outcome outcome =
                change.wanted
                        .map(wanted -> standby.provision(key, wanted))
                        .orElseGet(() -> standby.release(key, change.component));
        var act =
                new Act(
                        key.value(),
                        change.wanted
                                .map(
                                        wanted ->
                                                "%s at %s on %s"
                                                        .formatted(
                                                                change.component,
                                                                wanted.tier(),
                                                                wanted.host()))
                                .orElse("release " + change.component),
                        outcome instanceof Outcome.Done,
                        outcome.detail(),
                        clock.now());
        if (!act.done()) {
            allocations.failed(act);
        } else if (change.wanted.isPresent()) {
            allocations.provisioned(change.wanted.get(), act);
        } else {
            allocations.released(change.component, act);
        }
        return act.done();
    }

    private static Map<ComponentId, Allocation> byComponent(List<Allocation> allocations) {
        Map<ComponentId, Allocation> byComponent = new TreeMap<>();
        allocations.forEach(each -> byComponent.put(each.component(), each));
        return byComponent;
    }
}
