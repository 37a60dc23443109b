package forestall.compare;

import forestall.allocate.Allocator;
import forestall.model.Allocation;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Observation;
import forestall.model.Plan;
import forestall.model.RiskScore;
import forestall.model.Situation;
import forestall.model.Tier;
import forestall.risk.Judgement;
import forestall.risk.RiskRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One rule set's way through situations: each is judged from the tiers that the set itself called
 * for before, and placed from where it placed before.
 */
final class Course {
    private final RiskRules rules;
    private final Allocator allocator;
    private Map<ComponentId, Tier> tiers;
    private Map<ComponentId, Instant> since = Map.of();
    private List<Allocation> standing;

    /**
     * One situation, judged.
     *
     * @param situation as this set saw it
     * @param judgement what it said
     * @param plan where standby went; empty when it was not placed
     */
    record Step(Situation situation, Judgement judgement, Optional<Plan> plan) {}

    Course(RiskRules rules, Allocator allocator) {
        this.rules = rules;
        this.allocator = allocator;
    }

    Step step(Situation stored, boolean place) {
        Situation situation = tiers == null ? stored : own(stored);
        Judgement judgement = rules.judge(situation);
        remember(situation, judgement);
        Optional<Plan> plan = Optional.empty();
        if (place) {
            Plan placed =
                    allocator.allocate(
                            situation.components(),
                            judgement.risks(),
                            situation.pool(),
                            situation.current());
            standing = placed.allocations();
            plan = Optional.of(placed);
        }
        return new Step(situation, judgement, plan);
    }

    private Situation own(Situation stored) {
        Set<ComponentId> ids = new HashSet<>();
        stored.components().stream().map(Component::id).forEach(ids::add);
        Map<ComponentId, Tier> held = new HashMap<>(tiers);
        held.keySet().retainAll(ids);
        Map<ComponentId, Observation> seen = new HashMap<>();
        stored.observations().forEach(each -> seen.put(each.component(), each));
        List<Observation> observations = new ArrayList<>();
        for (Component each : stored.components()) {
            Observation before = seen.getOrDefault(each.id(), Observation.none(each.id()));
            observations.add(
                    new Observation(
                            each.id(),
                            before.readings(),
                            before.hazards(),
                            before.maintenance(),
                            Optional.ofNullable(since.get(each.id()))));
        }
        List<Allocation> current =
                standing == null
                        ? stored.current()
                        : standing.stream().filter(each -> ids.contains(each.component())).toList();
        return new Situation(
                stored.at(),
                stored.sites(),
                stored.components(),
                stored.probabilities(),
                stored.pool(),
                current,
                held,
                observations);
    }

    private void remember(Situation situation, Judgement judgement) {
        Map<ComponentId, Instant> known = new HashMap<>();
        situation
                .observations()
                .forEach(each -> each.tierSince().ifPresent(at -> known.put(each.component(), at)));
        tiers = new HashMap<>();
        Map<ComponentId, Instant> entered = new HashMap<>(); // of those that are there now
        for (RiskScore risk : judgement.risks()) {
            ComponentId id = risk.component();
            boolean same = situation.tiers().get(id) == risk.tier();
            entered.put(id, same ? known.getOrDefault(id, situation.at()) : situation.at());
            tiers.put(id, risk.tier());
        }
        since = entered;
    }
}
